import { mkdirSync, readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { aRepo, temporaryFolder, type TestRepo } from '@helix/testkit'
import { afterAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { startHelix } from './testing/process.ts'
import { addTest, aProduct, helix, playbook, type Ran, stateOf } from './testing/product.ts'

const everyCommand = [
  ['status'],
  ['verify'],
  ['commit', '-m', 'x'],
  ['commit', '--done'],
  ['next'],
  ['approve', 'spec'],
  ['amend', 'x'],
]

/** The codes with which commands refuse to work: one, when all of them say it the same way, with exit 2 and a next step. */
async function refusals(repo: { root: string }, commands = everyCommand): Promise<string[]> {
  const answers: string[] = []
  for (const args of commands) {
    const { code, stdout, stderr } = await helix(repo, args)
    const [, named] = /^cannot {3}[^]*\nmore {5}helix why (\S+)\nnext {5}\S/.exec(stderr) ?? []
    answers.push(
      code === 2 && stdout === '' && named !== undefined ? named : `${args.join(' ')}: ${code} ${stdout}${stderr}`,
    )
  }
  return [...new Set(answers)]
}

describe('a place where Helix cannot work', () => {
  test('no repository', () => expect(refusals({ root: temporaryFolder() })).resolves.toEqual(['git/not-a-repo']))
  test('a bare repository', () => expect(refusals(aRepo({ bare: true }))).resolves.toEqual(['git/bare']))
  test('a folder that is not there', () =>
    expect(refusals({ root: '/nonexistent/folder' }, [['status']])).resolves.toEqual(['git/no-folder']))
  test('an unborn branch', async () => {
    const repo = aRepo()
    expect(await refusals(repo)).toEqual(['repository/unborn'])
    for (const hook of ['pre-commit', 'pre-push'])
      expect(await helix(repo, ['hook', hook])).toMatchObject({ code: 0, stderr: '' })
  })
  test('a repository without a playbook', () =>
    expect(refusals(aRepo({ commits: [{ message: 'a', files: { a: '' } }] }))).resolves.toEqual([
      'repository/not-adopted',
    ]))

  test('a machine without git', async () => {
    vi.stubEnv('PATH', dirname(process.execPath))
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(await refusals({ root: tmpdir() }, [['status'], ['next']])).toEqual(['git/missing'])
  })

  test('a folder that was deleted under the shell', async () => {
    const folder = join(temporaryFolder(), 'gone')
    mkdirSync(folder)
    // The shell stands in the folder when it goes.
    const script = `rmdir '${folder}'; exec '${process.execPath}' '${join(import.meta.dirname, 'main.ts')}' status`
    const { status, stderr } = spawnSync('/bin/sh', ['-c', script], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr.includes('repository/no-folder')]).toEqual([2, true])
  })

  test('a detached HEAD is none: it works', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.git('switch', '-q', '--detach')
    repo.write('README.md', 'x').git('add', '-A')
    expect((await helix(repo, ['status'])).stdout).toContain('STEP 3/4 BUILD')
    expect((await helix(repo, ['commit', '-t', 'docs', '-m', 'say it'])).code).toBe(0)
    expect(repo.git('log', '-1', '--format=%s')).toContain('docs: say it')
  })

  test('a git folder that cannot be written is named', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.write('.git/helix', '')
    expect(await refusals(repo, [['verify'], ['next'], ['commit', '--done']])).toEqual(['system/refused'])
    expect((await helix(repo, ['status'])).code).toBe(0)
  })

  test('-C works from elsewhere, before the command and after it', async () => {
    const repo = aProduct()
    for (const args of [
      ['-C', repo.root, 'status'],
      ['status', '-C', repo.root],
    ]) {
      expect((await helix({ root: tmpdir() }, args)).stdout).toContain('between cycles')
    }
  })
})

describe('a command line that is not understood', () => {
  test.each([
    [['statsu'], "unknown command 'statsu'. Did you mean status?", 'helix status'],
    [['status', '--nope'], "unknown option '--nope'", 'helix status --help'],
    [['approve'], "missing required argument 'what'", 'helix approve --help'],
  ])('%j', async (args, message, next) => {
    const repo = { root: tmpdir() }
    const { code, stderr } = await helix(repo, args)
    expect(code).toBe(2)
    expect(stderr).toContain(`cannot   ${message}\n`)
    expect(stderr).toContain(`more     helix why cli/usage\nnext     ${next}\n`)
    const json: Ran = await helix(repo, [...args, '--json'])
    expect([json.code, JSON.parse(json.stdout).diagnostics[0].code]).toEqual([2, 'cli/usage'])
  })
})

test.each([
  ['approve', '<what> is one of: spec, amendment, step, finding, position, or a layer'],
  ['spec', '<action> is one of: hash, lint, diff, trace, add, import, changelog or template'],
])('helix %s without an argument names what could stand there', async (name, known) => {
  const { stderr } = await helix({ root: tmpdir() }, [name])
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`cause ${known}`)
})

describe('a playbook', () => {
  test.each([
    ['empty', '', 'playbook/empty'],
    ['malformed', 'version: 1\nsteps: [', 'playbook/syntax'],
    ['with a key twice', `${playbook}version: 1\n`, 'playbook/syntax'],
    ['of another version', playbook.replace('version: 1', 'version: 2'), 'playbook/version'],
    ['with a misspelt key', playbook.replace('layers:', 'layer:'), 'playbook/invalid'],
    ['of 10 MB', playbook + '#'.repeat(10_000_000), 'playbook/too-large'],
    ['that is not UTF-8', Buffer.from('version: 1\n\xff', 'latin1'), 'repository/not-utf8'],
  ])('%s is refused with its place', async (_, text, code) => {
    expect(
      await refusals(aProduct({ playbook: text }), [['status'], ['next'], ['commit', '--done'], ['verify']]),
    ).toEqual([code])
  })

  test.each([
    ['CRLF line ends', playbook.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${playbook}`],
  ])('with %s works', async (_, text) => {
    expect(await helix(aProduct({ playbook: text, at: 'BUILD' }), ['status'])).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('progress.json', () => {
  const repo = aProduct({ at: 'BUILD', cleanup: afterAll })
  const start = repo.head()
  beforeEach(() => void repo.git('reset', '-q', '--hard', start))

  test.each([
    ['half a line', '{"version":1,"cyc'],
    ['a merge that nobody resolved', '<<<<<<< HEAD\n{"version":1}\n=======\n{}\n>>>>>>> x\n'],
    ['another position, by hand', '{"version":1,"cycle":null,"step":null}\n'],
    ['nothing', ''],
  ])('with %s, committed past the hooks, is refused by verify and never believed', async (_, text) => {
    repo.write('progress.json', text).git('add', '-A')
    repo.git('commit', '-q', '-m', 'chore: x')
    expect((await helix(repo, ['status'])).stdout).toContain('STEP 3/4 BUILD')
    const { code, stdout, stderr } = await helix(repo, ['verify', '--static'])
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('PROGRESS-HAND')
  })
})

test('a torn chain is an error that names the repair', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const tree = repo.git('mktree', '--missing')
  repo.git('update-ref', 'refs/heads/helix', repo.git('commit-tree', tree, '-m', 'x'))
  expect(await refusals(repo, [['status'], ['verify'], ['next'], ['commit', '--done']])).toEqual(['beacon/torn-chain'])
  expect((await helix(repo, ['status'])).stderr).toMatch(
    /^ {9}git update-ref -d refs\/heads\/helix; on the host: git push --no-verify origin :refs\/heads\/helix$/m,
  )
})

/** Stages a test file and runs the hook that measures it. */
function measure(repo: TestRepo, content: string): Promise<Ran> {
  repo.write('test/add.test.js', content).git('add', '-A')
  return helix(repo, ['hook', 'pre-commit'])
}

describe('a runner', () => {
  const quick = playbook.replace('quick: true, within: 20s', 'quick: true, within: 1s')

  test.each([
    [
      'that hangs',
      `${addTest()}\ntest('hangs', () => new Promise(() => setInterval(() => {}, 1000)))\n`,
      'RUN-TIMEOUT',
    ],
    ['that is killed', `process.kill(process.ppid, 'SIGKILL')\nsetInterval(() => {}, 1000)\n`, 'RUN-KILLED'],
    ['that ends before its tests', `process.exit(0)\n${addTest()}`, 'REPORT-EMPTY'],
  ])('%s proves nothing', async (_, content, code) => {
    const repo = aProduct({ at: 'BUILD', playbook: quick })
    const before = repo.head()
    const { code: exit, stderr } = await measure(repo, content)
    expect([exit, repo.head()]).toEqual([1, before])
    expect(stderr).toContain('refused  commit; your files are still staged')
    expect(stderr).toContain(code)
  })

  test('that is not installed is named', async () => {
    const repo = aProduct({
      at: 'BUILD',
      playbook: playbook.replaceAll(JSON.stringify(process.execPath), 'no-such-runner'),
    })
    const { code, stderr } = await measure(repo, `${addTest()}\n`)
    expect(code).toBe(1)
    expect(stderr).toContain('RUN-MISSING-PROGRAM')
  })

  test('runs once for one tree', async () => {
    const repo = aProduct({ at: 'BUILD' })
    const counted = join(temporaryFolder(), 'runs')
    const content = `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(counted)}, 'x')\n${addTest()}`
    expect((await measure(repo, content)).code).toBe(0)
    const before = repo.git('hash-object', counted)
    expect((await measure(repo, content)).code).toBe(0)
    expect(repo.git('hash-object', counted)).toBe(before)
  })
})

test('a setup that fails is named with its last line', async () => {
  const broken = `setup: {run: [node, -e, 'console.error("one\\nno network"); process.exit(1)'], inputs: [package.json]}\n`
  const repo = aProduct({ at: 'BUILD', playbook: playbook + broken })
  repo.commit('STEP[3/4] feat: x\n\nWhy: y\n', { files: { 'src/x.js': '' } })
  const { code, stderr } = await helix(repo, ['verify', '--fresh'])
  expect(code).toBe(2)
  expect(stderr).toContain('ended with 1: no network\ncause    one\n')
  expect(stderr).toContain('helix why measure/setup-failed')
})

test('Ctrl-C while something is measured ends everything that was started, with 130', async () => {
  const slow = playbook.replace('within: 20s}\n  e2e', 'within: 60s}\n  e2e')
  const mark = `helix-test-${process.pid}-slow`
  const repo = aProduct({
    at: 'BUILD',
    playbook: slow,
    files: {
      'test/slow.test.js': `process.title = '${mark}'\nconsole.error('started')\nsetInterval(() => {}, 1000)\n`,
    },
  })
  repo.commit('STEP[3/4] feat: x\n\nWhy: y\n', { files: { 'src/x.js': '' } })
  const before = stateOf(repo)
  const temporary = temporaryFolder()
  const { child, ended } = startHelix(repo.root, ['verify'], { TMPDIR: temporary })
  await vi.waitUntil(() => runningAs(mark), { timeout: 20_000, interval: 50 })
  child.kill('SIGINT')
  expect(await ended).toEqual({ code: 130, signal: null, stdout: '', stderr: 'stopped\n' })
  expect(runningAs(mark)).toBe(false)
  expect([stateOf(repo), readdirSync(temporary)]).toEqual([before, []])
})

function runningAs(title: string): boolean {
  return spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .some((line) => line.startsWith(title))
}
