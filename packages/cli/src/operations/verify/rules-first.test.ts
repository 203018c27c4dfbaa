import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { expect, test } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { rulesFirst } from './rules-first.ts'

const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: 'new', signers: [] })

/** Commits that each change one path. */
const commitsOf = (paths: readonly string[]) =>
  paths.map((path, at) => ({
    commit: String(at).repeat(40),
    changes: [{ path, parent: 0, before: null, after: { mode: '100644', oid: 'a'.repeat(40) } }],
  }))

const approval = `.helix/approvals/${'a'.repeat(64)}.json`
const told = (paths: readonly string[], by = 'old') => rulesFirst({ by, policy, increments: commitsOf(paths) })

test('work on new rules that came along is sent to have the rules judged alone, with the yes to them', () => {
  const found = told(['src/a.js', 'playbook.yml', approval, 'src/b.js', 'playbook.yml', approval])
  expect(found).toMatchObject({
    severity: 'note',
    code: 'POLICY-FIRST',
    fix: `where the work needs them, judge them first: git switch -c rules-first ${'2'.repeat(12)} && helix verify --sign`,
  })
})

test('where CI signs, the rules are pushed alone', () => {
  const increments = commitsOf(['playbook.yml', 'src/b.js'])
  const found = rulesFirst({ by: 'old', policy: { ...policy, signing: 'ssh' }, increments })
  expect(found?.fix).toBe(`where the work needs them, push them first: git push origin ${'0'.repeat(12)}:<branch>`)
})

test('nothing is told where the rules are those of the base, or nothing comes after them', () => {
  expect(told(['playbook.yml', 'src/b.js'], 'new')).toBeNull()
  expect(told(['src/a.js', 'playbook.yml', approval])).toBeNull()
  expect(told(['src/a.js'])).toBeNull()
})
