import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addTest, aProduct, helix, playbook, spec } from '../testing/product.ts'

const [building, between] = [aProduct({ at: 'BUILD', cleanup: afterAll }), aProduct({ cleanup: afterAll })]

beforeEach(() => {
  for (const repo of [building, between]) repo.git('reset', '-q', '--hard').concat(repo.git('clean', '-fdq'))
})

/** The codes that the hook refuses with, and the message that it leaves. */
async function judge(repo: typeof building, changed: Record<string, string>, typed: string) {
  for (const [path, content] of Object.entries(changed)) repo.write(path, content).git('add', path)
  const file = join(repo.root, '.git', 'MESSAGE')
  repo.write('.git/MESSAGE', typed)
  const { code, stderr } = await helix(repo, ['hook', 'commit-msg', file], { env: { GIT_EDITOR: ':' } })
  const codes = [...stderr.matchAll(/^ {2}([A-Z][A-Z-]+)/gm)].map(([, found]) => found)
  return { code, codes, message: repo.read('.git/MESSAGE') }
}

describe('what a commit may hold', () => {
  test.each([
    ['a layer of a later step', 'LAYER-CLOSED', { 'adapters/a.js': '' }],
    ['the spec, once its step is done', 'LAYER-SPEC', { 'docs/spec.md': spec.replace('give 3', 'give 4') }],
    ['tests that are frozen', 'LAYER-FROZEN', { 'e2e/sum.test.js': '' }],
    ['rules beside work', 'POLICY-ALONE', { 'playbook.yml': `${playbook}# x\n`, 'src/a.js': '' }],
    ['the position, by hand', 'PROGRESS-HAND', { 'progress.json': '{"version":1,"cycle":null,"step":null}\n' }],
    ["Helix's own files", 'LAYER-HELIX', { '.helix/models.json': '{}' }],
  ])('is not %s: %s', async (_, code, changed: Record<string, string>) => {
    const refused = await judge(building, changed, 'feat: x\n\nasked.\n')
    expect(refused.code).toBe(1)
    expect(refused.codes).toContain(code)
  })

  test('is work of the active step and of those before it, but no link', async () => {
    const open = { 'src/a.js': '', 'test/a.test.js': '', 'any/thing.txt': '' }
    expect(await judge(building, open, 'feat: x\n\nasked.\n')).toMatchObject({ code: 0, codes: [] })
    building.link('src/link.js', 'a.js').git('add', '-A')
    expect((await judge(building, {}, 'feat: x\n\nasked.\n')).codes).toEqual(['PATH-LINK'])
  })

  test('is a change of the rules, alone and without a label', async () => {
    const { code, message } = await judge(building, { 'playbook.yml': `${playbook}# x\n` }, 'policy: x\n\nasked.\n')
    expect([code, message.split('\n')[0]]).toEqual([0, 'policy: x'])
  })
})

describe('the lane of a commit is inferred', () => {
  test.each([
    ['free', 'docs: x', { 'README.md': 'x' }],
    ['keep', 'refactor: x', { 'src/add.js': 'export const add = (a, b) => b + a\n' }],
    ['fix', 'fix: x', { 'src/add.js': 'export const add = (b, a) => a + b\n', 'test/add.test.js': addTest() + '\n' }],
  ])('%s between cycles', async (lane, header, changed: Record<string, string>) => {
    const { code, message, codes } = await judge(between, changed, `${header}\n\nasked.\n`)
    expect([code, codes]).toEqual([0, []])
    expect(message).toMatch(new RegExp(`^${header}\n[^]*\nHelix-Lane: ${lane}\n$`))
  })

  test('free in the middle of a step, and asks for no reason there', async () => {
    const { code, message } = await judge(building, { 'README.md': 'x' }, 'docs: x\n')
    expect(code).toBe(0)
    expect(message).toMatch(/^docs: x\n\nChange: README\.md\n\nHelix-Spec: .*\nHelix-Lane: free\n$/)
  })

  test('but new behaviour between cycles is refused', async () => {
    expect((await judge(between, { 'src/b.js': '' }, 'feat: x\n\nasked.\n')).codes).toEqual(['LAYER-CLOSED'])
  })
})

test('text after # is text in a message that came ready', async () => {
  const { message } = await judge(building, { 'src/a.js': '' }, 'feat: x\n\nasked.\n\n# a heading\nand more\n')
  expect(message).toContain('Why: asked.\n\n# a heading\nand more\n')
})

test('before Helix is adopted the hook says nothing', async () => {
  between.git('switch', '-q', '--orphan', 'new')
  const { code, message } = await judge(between, { a: '' }, 'no form at all\n')
  expect([code, message]).toEqual([0, 'no form at all\n'])
  between.git('switch', '-q', '-f', 'main')
})

test('an unknown hook is an error that names the known ones', async () => {
  const { code, stderr } = await helix(between, ['hook', 'post-commit'])
  expect(code).toBe(2)
  expect(stderr).toContain('commit-msg, pre-push, reference-transaction\n')
})

test.each([
  ['tests/test_add.py', 'def test_adds():\n    assert add(1, 2) == 3\n', 'assert add(1, 2) > 0'],
  ['add_test.go', 'package add\n\nfunc TestAdds(t *testing.T) {\n\tassert(add(1, 2) == 3)\n}\n', 'assert(true)'],
])('what %s asks stays in the lane keep, whatever the language', async (path, text, less) => {
  const repo = aProduct({ files: { [path]: text } })
  const changed = { [path]: text.replace(/assert.*/, less) }
  expect((await judge(repo, changed, 'test: tidy\n\nasked.\n')).codes).toContain('INTEGRITY-BODY')
})
