import { expect, test } from 'vitest'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { playbook } from '../../testing/product.ts'
import { pathRules } from './index.ts'

const asking = playbook.replace('layers:\n', 'layers:\n  dependencies: {paths: [package-lock.json], approval: 1}\n')
const policy = compilePolicy(parsePlaybook(asking, 'playbook.yml'), { digest: '', signers: [] })

/** What the rule with this code says of a new file. */
function refused(path: string, code = 'TREE-PATH'): string[] {
  const change = { path, parent: 0, before: null, after: { mode: '100644', oid: '1'.repeat(40) } }
  const rule = pathRules.find(({ codes }) => codes.includes(code))
  const kept = { unfrozen: new Set<string>(), reconciled: new Set<string>() }
  const found = rule?.check(policy, { kind: 'step', position: 'idle', lane: null, changes: [change], ...kept })
  return (found ?? []).map(({ code }) => code)
}

test.each(['PLAYBOOK.yml', '.Helix/models.json', 'Package-Lock.json'])(
  '%s is another file where case is ignored',
  (path) => {
    expect(refused(path)).toEqual(['TREE-PATH'])
  },
)

test.each(['README.MD', 'SRC/add.js', 'src/Package-Lock.json', 'package-lock.json'])('%s may be there', (path) => {
  expect(refused(path)).toEqual([])
})

test('a submodule moves where each change asks a person, a link nowhere: what it leads to changes without one', () => {
  const links = pathRules.filter(({ codes }) => codes.some((code) => /^PATH-(?:GIT)?LINK$/.test(code)))
  const refusedAs = (mode: string, path: string) => {
    const change = { path, parent: 0, before: null, after: { mode, oid: '1'.repeat(40) } }
    const kept = { unfrozen: new Set<string>(), reconciled: new Set<string>() }
    const facts = { kind: 'lane' as const, position: 'idle' as const, lane: 'keep', changes: [change], ...kept }
    return links.flatMap((rule) => rule.check(policy, facts)).map(({ code }) => code)
  }
  expect(refusedAs('160000', 'package-lock.json')).toEqual([])
  expect(refusedAs('160000', 'src/lib')).toEqual(['PATH-GITLINK'])
  expect(refusedAs('160000', '.husky/pre-commit')).toEqual(['PATH-GITLINK'])
  expect(refusedAs('120000', 'package-lock.json')).toEqual(['PATH-LINK'])
})

test.each([
  ['src/add\ufe0f.js', true],
  ['src/add\ufe00.js', true],
  ['docs/1\ufe0f\u20e3.md', false],
  ['docs/\u2764\ufe0f.md', false],
])('%j hides something: %j', (path, isHidden) => {
  expect(refused(path, 'PATH-CONTROL')).toEqual(isHidden ? ['PATH-CONTROL'] : [])
})

test('the command that takes a link out again runs nothing of its name', () => {
  const links = pathRules.filter(({ codes }) => codes.includes('PATH-LINK'))
  const change = { path: 'src/$(touch mine)', parent: 0, before: null, after: { mode: '120000', oid: '1'.repeat(40) } }
  const kept = { unfrozen: new Set<string>(), reconciled: new Set<string>() }
  const facts = { kind: 'lane' as const, position: 'idle' as const, lane: 'keep', changes: [change], ...kept }
  const fixes = links.flatMap((rule) => rule.check(policy, facts)).map(({ fix }) => fix)
  expect(fixes).toEqual(["git restore --staged 'src/$(touch mine)'"])
})

test.each([
  [['playbook.yml', 'src/add.js', 'test/a b.test.js'], 'git restore --staged playbook.yml'],
  [['playbook.yml', '.husky/pre-commit', 'src/add.js'], 'git restore --staged src/add.js'],
  [['playbook.yml', 'src/a b.js'], 'git restore --staged "src/a b.js"'],
])('of a change of the rules beside work, %j, what is less is taken out: all of it', (paths, fix) => {
  const changes = paths.map((path) => ({
    path,
    parent: 0,
    before: null,
    after: { mode: '100644', oid: '1'.repeat(40) },
  }))
  const rule = pathRules.find(({ codes }) => codes.includes('POLICY-ALONE'))
  const kept = { unfrozen: new Set<string>(), reconciled: new Set<string>() }
  const found = rule?.check(policy, { kind: 'policy', position: 'idle', lane: null, changes, ...kept })
  expect(found?.map((finding) => finding.fix)).toEqual([fix])
  expect(found?.[0]?.message).toMatch(
    /^a change of the rules \(playbook\.yml( and 1 more)?\) stands alone; this one also /,
  )
})
