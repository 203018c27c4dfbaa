import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addTest, aProduct, helix, playbook } from '../../testing/product.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })
const hooked = aProduct({ at: 'BUILD', hooks: true, cleanup: afterAll })
const start = repo.head()

beforeEach(() => {
  for (const one of [repo, hooked]) one.git('reset', '-q', '--hard', start).concat(one.git('clean', '-fdq'))
})

const message = () => repo.git('log', '-1', '--format=%B')
const stage = (path: string, content = 'export {}\n', where = repo) => where.write(path, content).git('add', path)

describe('helix commit', () => {
  test('writes a whole message also where no hook runs', async () => {
    stage('src/a.js')
    const args = ['-t', 'feat', '-s', 'sum', '-m', 'add lists', '-w', 'REQ-1 asks for it.', '--covers', 'REQ-1']
    const { code, stdout } = await helix(repo, ['commit', ...args])
    expect([code, stdout]).toEqual([0, `committed ${repo.head().slice(0, 12)}  STEP[3/4] feat(sum): add lists\n`])
    expect(message()).toMatch(
      /^STEP\[3\/4\] feat\(sum\): add lists\n\nWhy: REQ-1 asks for it\.\nChange: src\/a\.js\n\nCovers: REQ-1\nHelix-Spec: spec@\w{12}\n$/,
    )
  })

  test('refuses before anything runs, keeps the words, and goes on from them', async () => {
    stage('src/a.js')
    const refused = await helix(repo, ['commit', '-t', 'feat', '-m', 'add lists'])
    expect(refused.code).toBe(1)
    expect(refused.stdout).toBe(`refused  commit; your files are still staged, your message is kept

  MSG-WHY  commit message  Why is missing. Form:  Why: REQ-7 asks for …; only …
           existed.

more     helix why MSG-WHY
next     helix commit --retry --why "<reason>"
`)
    expect((await helix(repo, ['commit', '--retry', '-w', 'asked', '-m', 'add all lists'])).code).toBe(0)
    expect(message()).toMatch(/^STEP\[3\/4\] feat: add all lists\n\nWhy: asked\n/)
    expect((await helix(repo, ['commit', '--retry'])).stderr).toContain('helix why commit/nothing-kept')
  })

  test('says what a gate found, as text and as diagnostics', async () => {
    stage('test/add.test.js', addTest(4), hooked)
    const args = ['commit', '-t', 'test', '-m', 'x', '-w', 'y']
    const { code, stdout } = await helix(hooked, args)
    expect(code).toBe(1)
    expect(stdout).toContain(
      'refused  commit; your files are still staged, your message is kept\n\n  GATE-TESTS-FAILED',
    )
    const json = await helix(hooked, [...args, '--json'])
    const { ok, diagnostics } = JSON.parse(json.stdout)
    expect([json.code, json.stderr, ok]).toEqual([1, '', false])
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      code: 'GATE-TESTS-FAILED',
      where: { path: 'test/add.test.js' },
    })
  })

  test('passes on what git says', async () => {
    const { code, stdout } = await helix(repo, ['commit', '-t', 'feat', '-m', 'x', '-w', 'y', '--json'])
    expect([code, JSON.parse(stdout).diagnostics[0].code]).toEqual([1, 'COMMIT-GIT'])
    const empty = await helix(repo, ['commit', '-t', 'feat', '-m', 'x', '-w', 'y', '--allow-empty'])
    expect(empty.code).toBe(0)
  })
})

describe('helix commit --done', () => {
  test('tells before anything is measured or committed that a branch keeps judgements from having theirs', async () => {
    const repo = aProduct({ at: 'BUILD' })
    const head = repo.head()
    repo.git('branch', 'helix/mine')
    const { code, stderr } = await helix(repo, ['commit', '--done'])
    expect([code, repo.head()]).toEqual([2, head])
    expect(stderr).toContain('git branch -m helix/mine helix-mine')
  })

  test('names what is missing and commits nothing', async () => {
    for (const name of ['a', 'b', 'c', 'd']) repo.write(`${name}.md`, 'x\n')
    const { code, stdout } = await helix(repo, ['commit', '--done'])
    expect([code, repo.head()]).toEqual([1, start])
    expect(stdout).toContain('refused  BUILD is not done; nothing was committed\n\n  GATE-TESTS-FAILED')
    expect(stdout).toMatch(/\nwithout {2}a\.md, b\.md, c\.md and 1 more: not staged\n$/)
  })

  test('does not measure where something closed is staged, and says how to take it out', async () => {
    stage('adapters/file.js', 'export {}\n')
    const { code, stdout } = await helix(repo, ['commit', '--done'])
    expect([code, repo.head()]).toEqual([1, start])
    expect(stdout).toContain('refused  BUILD is not done; nothing was committed\n\n  LAYER-CLOSED  adapters/file.js')
    expect(stdout).not.toContain('GATE-TESTS-FAILED')
    expect(stdout).toContain('next     git restore --staged -- adapters/file.js\n')
  })

  test('is measured by the rules that judge it: new ones count once they have passed alone', async () => {
    const changed = aProduct({ at: 'BUILD' })
    changed.write('playbook.yml', playbook.replace(/(id: BUILD.*)of: e2e/, '$1of: unit'))
    changed.git('add', '-A')
    await helix(changed, ['approve', 'policy', '--why', 'no acceptance tests'])
    await helix(changed, ['commit', '-t', 'policy', '-m', 'ask for less', '-w', 'no acceptance tests'])
    const { code, stdout } = await helix(changed, ['commit', '--done'])
    const policy = changed.head().slice(0, 12)
    expect([code, changed.git('log', '-1', '--format=%s')]).toEqual([1, 'policy: ask for less'])
    expect(stdout).toMatch(/nothing was committed\n\n {2}POLICY-FIRST[^]*GATE-TESTS-FAILED/)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`git switch -c rules-first ${policy} && helix verify --sign`)
  })

  test('says so when an earlier claim is refused with it', async () => {
    const claimed = aProduct({
      at: 'E2E_RED',
      playbook: playbook.replace('red-bar, of: e2e, runs: 2', 'tests, of: e2e'),
    })
    const done = 'STEP[2/4] chore: finish E2E_RED\n\nWhy: said so.\n\nHelix-Done: E2E_RED\n'
    claimed.commit(done, {
      files: { 'progress.json': '{"version":1,"cycle":"adding","step":"BUILD","number":3,"of":4}\n' },
    })
    const { code, stdout } = await helix(claimed, ['commit', '--done'])
    expect(code).toBe(1)
    expect(stdout).toContain('MSG-SPEC')
  })

  test('writes the step, the figures and progress.json, and is judged at once where nothing is signed', async () => {
    stage('src/sum.js', 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n')
    await helix(repo, ['commit', '-t', 'feat', '-m', 'add lists', '-w', 'asked'])
    const { code, stdout } = await helix(repo, ['commit', '--done'])
    expect([code, stdout]).toEqual([
      0,
      `done     BUILD  ${repo.head().slice(0, 12)}\nnow      adding DONE\nbeacon   judged here, unsigned (signing: none)\nnext     helix next\n`,
    ])
    expect(message()).toContain('STEP[3/4] chore: finish BUILD\n')
    expect(message()).toContain('  e2e: 1 passed')
    expect(repo.read('progress.json')).toBe('{"version":1,"cycle":"adding","step":"DONE","number":4,"of":4}\n')
    expect(repo.git('log', '-1', '--format=%s', 'helix')).toBe('4 pass  adding  BUILD → DONE')
  })
})

test.each([
  ['status'],
  ['verify', '--static'],
  ['next', '--brief'],
  ['commit', '--done'],
  ['why', 'MSG-WHY'],
  ['spec', 'hash'],
  ['approve', 'finding'],
])('helix %s %s --json prints one document with the exit code of the text', async (...args) => {
  const [text, json] = [await helix(repo, args), await helix(repo, [...args, '--json'])]
  expect([json.code, json.stderr]).toEqual([text.code, ''])
  const document = JSON.parse(json.stdout)
  expect(document.ok).toBe(text.code === 0)
  for (const diagnostic of document.diagnostics ?? []) {
    expect(
      Object.keys(diagnostic).filter((key) => !['severity', 'code', 'message', 'where', 'fix'].includes(key)),
    ).toEqual([])
  }
  expect((document.diagnostics ?? []).length > 0).toBe(text.code !== 0)
  // Only commands may be longer: a line break would spoil them.
  const long = `${text.stdout}${text.stderr}`
    .split('\n')
    .filter((line) => line.length > 80 && !/helix|git /.test(line) && args[0] !== 'next')
  expect(long).toEqual([])
})
