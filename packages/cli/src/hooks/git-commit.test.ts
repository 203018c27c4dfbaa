import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { specHash, specTag } from '@helix/spec'
import { runGit } from '@helix/testkit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addTest, aProduct, helix, playbook, spec } from '../testing/product.ts'

const repo = aProduct({ at: 'BUILD', hooks: true, cleanup: afterAll })
const start = repo.head()
const tag = specTag(specHash(spec))

beforeEach(() => {
  repo.git('reset', '-q', '--hard', start)
  repo.git('clean', '-fdq')
})

const message = () => repo.git('log', '-1', '--format=%B')
const commit = (args: string[], env: NodeJS.ProcessEnv = {}) => runGit(repo.root, ['commit', '-q', ...args], env)
const stage = (path: string, content: string) => repo.write(path, content).git('add', path)

describe('a plain git commit', () => {
  test('in a step is completed with label, sections, figures and trailers', () => {
    stage('src/sum.js', 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n')
    const { code, stderr } = commit(['-m', 'feat(sum): add lists', '-m', 'REQ-1 asks for sums; only pairs were added.'])
    expect([code, stderr]).toEqual([0, ''])
    expect(message()).toBe(`STEP[3/4] feat(sum): add lists

Why: REQ-1 asks for sums; only pairs were added.
Change: src/sum.js
Validation:
  unit: 1 passed

Helix-Spec: ${tag}
`)
  })

  test('without a reason is refused, and the message is kept for the retry', async () => {
    stage('src/sum.js', 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n')
    const { code, stderr } = commit(['-m', 'feat(sum): add lists'])
    expect(code).toBe(1)
    expect(stderr).toContain('refused  commit; your files are still staged, your message is kept\n\n  MSG-WHY')
    expect(stderr).toContain('next     helix commit --retry --why "<reason>"\n')
    expect([repo.head(), repo.git('diff', '--cached', '--name-only')]).toEqual([start, 'src/sum.js'])
    const retried = await helix(repo, ['commit', '--retry', '--why', 'REQ-1 asks for sums.'])
    expect([retried.code, retried.stderr]).toEqual([0, ''])
    expect(retried.stdout).toMatch(/^committed [0-9a-f]{12} {2}STEP\[3\/4\] feat\(sum\): add lists\n$/)
    expect(message()).toContain('\n\nWhy: REQ-1 asks for sums.\nChange: src/sum.js\nValidation:\n  unit: 1 passed\n')
    expect(existsSync(join(repo.root, '.git/helix/refused-message'))).toBe(false)
  })

  test('with a wrong label, a forged figure and a false hash is refused, and a plain retry writes the truth', async () => {
    stage('src/sum.js', 'export const sum = 1\n')
    const forged =
      'STEP[2/4] feat: add lists\n\nWhy: asked.\nValidation:\n  unit: 45 passed\n\nHelix-Spec: spec@000000000000'
    const { code, stderr } = commit(['-m', forged])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /MSG-LABEL[^]*MSG-FIGURES {2}commit message {2}line 6 says "unit: 45 passed";\s+measured 1[^]*MSG-SPEC/,
    )
    expect(stderr).toContain('next     helix commit --retry\n')
    expect((await helix(repo, ['commit', '--retry'])).code).toBe(0)
    expect(message()).toContain('STEP[3/4] feat: add lists\n\nWhy: asked.\n')
    expect(message()).toContain('unit: 1 passed\n')
    expect(message()).toContain(`Helix-Spec: ${tag}`)
  })

  test('of some paths, and with -a, is judged by exactly what it commits', () => {
    stage('adapters/file.js', 'export {}\n')
    repo.write('src/add.js', 'export const add = (a, b) => b + a\n')
    const some = commit(['-m', 'refactor: turn round', '-m', 'It reads better.', 'src/add.js'])
    expect([some.code, some.stderr]).toEqual([0, ''])
    expect(repo.git('show', '--format=', '--name-only', 'HEAD')).toBe('src/add.js')
    expect(repo.git('diff', '--cached', '--name-only')).toBe('adapters/file.js')
    repo.write('src/add.js', 'export const add = (a, b) => a - b\n')
    const all = commit(['-a', '-m', 'refactor: turn back', '-m', 'It read worse.'])
    expect(all.code).toBe(1)
    expect(all.stderr).toContain('GATE-TESTS-FAILED')
  })

  test('with -a that is refused leaves nothing staged, and says so: the next command brings it', async () => {
    repo.write('src/add.js', 'export const add = (a, b) => b + a\n')
    const { code, stderr } = commit(['-am', 'feat: turn round'])
    expect([code, repo.git('diff', '--cached', '--name-only')]).toEqual([1, ''])
    expect(stderr).toContain('refused  commit; git staged nothing, as -a does, your message is kept\n\n  MSG-WHY')
    expect(stderr).toContain('next     git add -u && helix commit --retry --why "<reason>"\n')
    repo.git('add', '-u')
    expect(await helix(repo, ['commit', '--retry', '--why', 'It reads better.'])).toMatchObject({ code: 0 })
    expect(repo.git('show', '--format=', '--name-only', 'HEAD')).toBe('src/add.js')
  })

  test('of some paths that is refused leaves them as they are, and other files staged', async () => {
    repo.write('src/add.js', 'export const add = (a, b) => b + a\n')
    const alone = commit(['-m', 'feat: turn round', 'src/add.js'])
    expect(alone.stderr).toContain('refused  commit; git staged nothing of these paths, your message is kept\n')
    expect(alone.stderr).toContain('next     git add -- src/add.js && helix commit --retry --why "<reason>"\n')
    stage('src/other.js', 'export const other = 1\n')
    const beside = commit(['-m', 'feat: turn round', 'src/add.js'])
    expect(beside.stderr).toContain('helix/refused-message" -- src/add.js\n')
    expect(repo.git('diff', '--cached', '--name-only')).toBe('src/other.js')
    expect(repo.read('.git/helix/refused-message')).toContain('feat: turn round')
  })

  test('is judged by the index: a mended file that is not staged does not help', () => {
    stage('src/add.js', 'export const add = (a, b) => a - b\n')
    repo.write('src/add.js', 'export const add = (a, b) => a + b\n')
    const { code, stderr } = commit(['-m', 'feat: x', '-m', 'y'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'refused  commit; your files are still staged, your message is kept\n\n  GATE-TESTS-FAILED',
    )
    expect(stderr).toContain('test/add.test.js')
    expect(repo.head()).toBe(start)
    expect(repo.read('src/add.js')).toContain('a + b')
  })

  test('that is amended gets the label, hash and figures of what it is now', () => {
    stage('src/sum.js', 'export const sum = 1\n')
    commit(['-m', 'feat: add lists', '-m', 'asked.'])
    const more = addTest() + "test('adds again', () => assert.equal(add(2, 2), 4))\n"
    stage('test/add.test.js', more)
    const kept = commit(['--amend', '--no-edit'])
    expect([kept.code, kept.stderr]).toEqual([0, ''])
    expect(message()).toContain('unit: 2 passed (1 new)\n')
    expect(repo.head('HEAD^')).toBe(start)
    const worded = commit(['--amend', '-m', 'feat: sum lists', '-m', 'REQ-1.'])
    expect([worded.code, worded.stderr]).toEqual([0, ''])
    expect(message()).toMatch(/^STEP\[3\/4\] feat: sum lists\n\nWhy: REQ-1\./)
    // What was committed before stays part of what is judged.
    repo.git('reset', '-q', '--soft', start)
    stage('adapters/file.js', 'export {}\n')
    commit(['--no-verify', '-m', 'feat: too early'])
    const early = commit(['--amend', '-m', 'feat: still too early', '-m', 'y'])
    expect(early.stderr).toContain('LAYER-CLOSED')
  })

  test('from the editor is completed, with -v and with another comment character', () => {
    stage('src/sum.js', 'export const sum = 1\n')
    const editor = join(repo.root, '.git', 'editor')
    repo.write(
      '.git/editor',
      `#!/bin/sh\ncp "$1" "${editor}.saw"\n{ printf '%s\\n' 'feat: add lists' '' 'asked.' '# 1 is text'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n`,
      0o755,
    )
    repo.git('config', 'core.commentChar', ';')
    const { code, stderr } = commit(['-v'], { GIT_EDITOR: editor })
    repo.git('config', '--unset', 'core.commentChar')
    expect([code, stderr]).toEqual([0, ''])
    const saw = readFileSync(`${editor}.saw`, 'utf8')
    expect(saw).toContain('; type(scope): what this commit does\n;\n; Why: ')
    expect(saw).toContain('Helix adds STEP[3/4]')
    expect(message()).toContain('STEP[3/4] feat: add lists\n\nWhy: asked.\n# 1 is text\nChange: src/sum.js\n')
    expect(message()).not.toMatch(/^;|diff --git/m)
  })

  test('whose editor is left without a word is given up by git itself', () => {
    stage('src/sum.js', 'export const sum = 1\n')
    const { code, stderr } = commit([], { GIT_EDITOR: 'true' })
    expect([code, stderr]).toEqual([1, 'Aborting commit due to empty commit message.\n'])
  })

  test('that merges another branch is left as git makes it', () => {
    repo.git('switch', '-q', '-c', 'side')
    stage('README.md', 'side\n')
    commit(['--no-verify', '-m', 'side'])
    repo.git('switch', '-q', 'main')
    stage('src/sum.js', 'export const sum = 1\n')
    commit(['-m', 'feat: add lists', '-m', 'asked.'])
    const { code, stderr } = runGit(repo.root, ['merge', '-q', '--no-edit', 'side'])
    expect([code, stderr]).toEqual([0, ''])
    expect(message()).toBe("Merge branch 'side'\n")
    repo.git('branch', '-q', '-D', 'side')
  })
})

test('a merged playbook cannot be broken, and a broken one can be mended', () => {
  stage('playbook.yml', playbook.replace('version: 1', 'version: one'))
  const { code, stderr } = commit(['-m', 'policy: renew', '-m', 'why not'])
  expect(code).toBe(1)
  expect(stderr).toContain('helix why playbook/version')
  commit(['--no-verify', '-m', 'policy: renew'])
  stage('README.md', 'x')
  expect(commit(['-m', 'docs: x']).code).toBe(1)
  stage('playbook.yml', playbook)
  expect(commit(['-m', 'policy: mend', '-m', 'It could not be read.'])).toMatchObject({ code: 0, stderr: '' })
})
