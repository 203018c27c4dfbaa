import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@helix/core'
import { parsePlaybook } from '@helix/playbook'
import { aRepo, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo, type TestWorld } from '../../testing/test-io.ts'
import { hookLine } from './hooks/hook-files.ts'

const manifest = {
  name: 'evenly',
  scripts: { start: 'node src/main.ts' },
  devDependencies: { typescript: '7', vitest: '5' },
}

function product(files: Record<string, string> = {}): TestRepo {
  const all = { 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files }
  return aRepo({ commits: [{ message: 'chore: begin', files: all }] })
}

async function init(cwd: string, args: string[] = [], world: Partial<TestWorld> = {}) {
  const io = testIo({ cwd, program: [process.execPath, '/opt/helix.js'], ...world })
  const code = await run(['init', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

test('a runner that Helix does not drive is named, and the one that the playbook names in its place', async () => {
  const scripts = { test: 'mocha' }
  const { stdout } = await init(product({ 'package.json': JSON.stringify({ ...manifest, scripts }) }).root)
  expect(stdout).toContain(`runner   npm test starts mocha, which Helix does not drive, so that the playbook
         names vitest: move the tests there, or name mocha under commands as a
         program (run, report: junit)
`)
  expect((await init(product().root)).stdout).not.toContain('does not drive')
})

const written = [
  '.helix/manifest.json',
  '.husky/commit-msg',
  '.husky/pre-commit',
  '.husky/pre-push',
  '.husky/prepare-commit-msg',
  'playbook.yml',
  'progress.json',
]
const configOf = ({ root }: TestRepo) => readFileSync(join(root, '.git/config'), 'utf8')
const untracked = (repo: TestRepo) => repo.git('ls-files', '--others', '--exclude-standard').split('\n').toSorted()

describe('helix init in a repository', () => {
  test('writes the files, sets the hooks up and says everything in 80 columns', async () => {
    const repo = product()
    const { code, stdout, stderr } = await init(repo.root)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(`set up   evenly
found    npm, vitest, TypeScript, layered layout; service: node src/main.ts,
         ready at /healthz
chosen   playbook standard, signing none, solo   (by default: playbook, signing,
         people)

  + playbook.yml                steps, layers and gates
  + progress.json               the position: between cycles
  + .husky/pre-commit           hook
  + .husky/prepare-commit-msg   hook
  + .husky/commit-msg           hook
  + .husky/pre-push             hook
  + .helix/manifest.json        what was generated

hooks    run in this clone (.husky/_, by husky)
missing  @vitest/coverage-v8              the gate coverage
         fast-check                       the gate property
         @stryker-mutator/core            the gate mutation
         @stryker-mutator/vitest-runner   the gate mutation
next     npm install --save-dev @vitest/coverage-v8@5 fast-check @stryker-mutator/core @stryker-mutator/vitest-runner && echo node_modules >> .gitignore
         git add playbook.yml progress.json .husky .helix package.json package-lock.json .gitignore && git commit -m "build: adopt Helix"
         helix next --new "<idea>"
`)
    expect(untracked(repo)).toEqual(written)
    expect(configOf(repo)).toContain(`hooksPath = ${repo.root}/.git/helix-hooks\n`)
    expect(repo.read('.husky/pre-push')).toBe(`${hookLine('pre-push')}\n`)
    expect(readFileSync(join(repo.root, '.husky/_/helix'), 'utf8')).toContain(
      `exec '${process.execPath}' --max-semi-space-size=1 '/opt/helix.js'`,
    )
    expect(statSync(join(repo.root, '.husky/_/helix')).mode & 0o111).toBe(0o111)
    expect(repo.read('progress.json')).toBe('{"version":1,"cycle":null,"step":null}\n')
    expect(repo.git('diff', '--stat')).toBe('')
  })

  test('changes nothing with --dry-run, and prints the command that does', async () => {
    const repo = product()
    const { code, stdout } = await init(repo.root, ['--dry-run', '--team'])
    expect(code).toBe(0)
    expect(stdout).toContain('would do evenly\n')
    expect(stdout).toContain('hooks    would run in this clone')
    expect(stdout).toContain('next     helix init --playbook standard --signing none --team\n')
    expect(untracked(repo)).toEqual([''])
    expect(configOf(repo)).not.toContain('hooksPath')
    expect(existsSync(join(repo.root, '.husky'))).toBe(false)
  })

  test('takes choices from flags', async () => {
    const repo = product()
    const { code, stdout } = await init(repo.root, ['--playbook', 'quick', '--signing', 'ssh', '--team'])
    expect(code).toBe(0)
    expect(stdout).toContain('chosen   playbook quick, signing ssh, team\n')
    const playbook = parsePlaybook(repo.read('playbook.yml'), 'playbook.yml')
    expect([playbook.signing, playbook.self, playbook.steps.length]).toEqual(['ssh', false, 4])
    expect(repo.read('.helix/allowed_signers')).toContain('namespaces="helix-judge"')
  })

  test('asks on a terminal, again when an answer is none, and takes the default for nothing', async () => {
    const repo = product()
    const { code, stdout, stderr } = await init(repo.root, [], { answers: ['fast', 'q', '', 'TEAM'] })
    expect(code).toBe(0)
    expect(stdout).toContain('chosen   playbook quick, signing none, team\n')
    expect(stderr).toContain('[standard] Type standard or quick.\nPlaybook: ')
  })

  test('asks nothing with --yes', async () => {
    const repo = product()
    expect((await init(repo.root, ['--yes'], { answers: [] })).code).toBe(0)
  })

  test('prints one JSON document', async () => {
    const { stdout } = await init(product().root, ['--json'])
    const data = JSON.parse(stdout)
    expect(data).toMatchObject({
      ok: true,
      name: 'evenly',
      upgrade: false,
      stack: { packageManager: 'npm' },
      choices: { people: 'solo' },
    })
    expect(data.files[0]).toEqual({ path: 'playbook.yml', state: 'new' })
    expect(data.next).toHaveLength(3)
  })

  test('works from a folder below the top', async () => {
    const repo = product({ 'docs/a.md': '' })
    expect((await init(join(repo.root, 'docs'))).code).toBe(0)
    expect(untracked(repo)).toEqual(written)
  })

  test('names the install without a lockfile', async () => {
    const repo = aRepo({ commits: [{ message: 'x', files: { 'package.json': '{"packageManager":"pnpm@12"}', 'test/a.js': '' } }] }) // prettier-ignore
    repo.write('package.json', '{"scripts":{"test":"node --test"}}')
    expect((await init(repo.root)).stdout).toContain('next     npm install && echo node_modules >> .gitignore\n')
  })
})

describe('helix init never overwrites', () => {
  test('a hook, a playbook and a position that were there', async () => {
    const own = { '.husky/pre-commit': 'npm test\n', 'progress.json': '{"version":1,"cycle":null,"step":null}\n' }
    const repo = product(own)
    const { stdout } = await init(repo.root)
    expect(stdout).toContain('  ! .husky/pre-commit           yours, kept as it is\n')
    expect(stdout).toContain('  = progress.json               as it is\n')
    expect(stdout).toContain(`         .husky/pre-commit\n           ${hookLine('pre-commit')}\n`)
    expect(repo.read('.husky/pre-commit')).toBe('npm test\n')
    expect(Object.keys(JSON.parse(repo.read('.helix/manifest.json')).files)).not.toContain('.husky/pre-commit')
  })

  test('a playbook that cannot be used stops it before anything is written', async () => {
    const repo = product({ 'playbook.yml': 'version: 1\n' })
    const { code, stderr } = await init(repo.root)
    expect(code).toBe(2)
    expect(stderr).toContain('playbook.yml')
    expect(untracked(repo)).toEqual([''])
  })

  test('hooks in another folder, which stay in charge', async () => {
    const repo = product()
    repo.git('config', 'core.hooksPath', '.githooks')
    const { code, stdout } = await init(repo.root)
    expect(code).toBe(0)
    expect(stdout).toContain('hooks    not switched: core.hooksPath is .githooks (local), which stays as it is\n')
    expect(stdout).toContain('         .githooks/commit-msg\n           sh .husky/commit-msg "$@"\n')
    expect(configOf(repo)).toContain('hooksPath = .githooks')
    expect(existsSync(join(repo.root, '.husky/_/helix'))).toBe(true)
    expect(untracked(repo)).toEqual(written)
  })

  test("hooks in git's own folder; samples and notes are no hooks", async () => {
    const repo = product()
    repo.write('.git/hooks/pre-push.sample', '', 0o755).write('.git/hooks/README', '')
    repo.write('.git/hooks/post-merge', '#!/bin/sh\n', 0o755)
    expect((await init(repo.root)).stdout).toContain(
      'hooks    not switched: post-merge in .git/hooks would no longer run',
    )
    repo.remove('.git/hooks/post-merge')
    expect((await init(repo.root, ['--hooks'])).stdout).toBe('hooks    run in this clone (.husky/_, by husky)\n')
  })
})

describe('helix init on a repository that has Helix', () => {
  test('changes nothing where nothing changed', async () => {
    const repo = product()
    await init(repo.root, ['--playbook', 'quick', '--team'])
    repo.commit('build: adopt Helix')
    const { stdout } = await init(repo.root)
    expect(stdout).toContain('current  evenly\n')
    expect(stdout).toContain('chosen   playbook quick, signing none, team\n')
    expect(stdout).toMatch(/ {9}helix status\n$/)
    expect(repo.git('status', '--porcelain')).toBe('')
  })

  test('keeps what a test run loads first, and where submodules lie, of which each change asks a person', async () => {
    const scripts = { test: 'node --import ./setup.js --test' }
    const repo = product({ 'package.json': JSON.stringify({ name: 'evenly', scripts }) })
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD')},vendor/lib`)
    repo.git('commit', '-q', '-m', 'chore: a submodule')
    await init(repo.root)
    expect(repo.read('playbook.yml')).toContain('paths: [package.json, package-lock.json, vendor/lib], approval: 1')
    repo.git('add', 'playbook.yml', 'progress.json', '.husky', '.helix')
    repo.git('commit', '-q', '-m', 'build: adopt Helix')
    await init(repo.root)
    expect(repo.git('diff', '--stat', 'HEAD', '--', 'playbook.yml', '.helix')).toBe('')
  })

  test('keeps what it was set up from, whatever code was written since', async () => {
    const repo = product()
    await init(repo.root)
    repo.commit('build: adopt Helix', { files: { 'src/odd/place.ts': '' } })
    await init(repo.root)
    expect(repo.git('status', '--porcelain')).toBe('')
  })

  test('refreshes what an earlier Helix wrote, and keeps what was edited', async () => {
    const repo = product()
    await init(repo.root)
    const old = 'h=old\n'
    const generated = JSON.parse(repo.read('.helix/manifest.json'))
    generated.files['.husky/pre-push'] = sha256(old)
    repo.write('.helix/manifest.json', `${JSON.stringify(generated, null, 2)}\n`)
    repo.write('.husky/pre-push', old).write('playbook.yml', `${repo.read('playbook.yml')}# mine\n`)
    repo.commit('build: adopt Helix')
    const { stdout } = await init(repo.root)
    expect(stdout).toContain('  ! playbook.yml                yours, kept as it is\n')
    expect(stdout).toContain('  ~ .husky/pre-push             refreshed: it was as an earlier Helix wrote it\n')
    expect(stdout).toContain('helix approve policy --why "upgrade of Helix"')
    expect(repo.read('playbook.yml')).toMatch(/# mine\n$/)
    expect(repo.read('.husky/pre-push')).toBe(`${hookLine('pre-push')}\n`)
  })

  test('asks of a playbook that a person wrote only for the packages that it uses', async () => {
    const playbook = `version: 1
signing: none
self: true
layers: {free: [README.md]}
commands:
  unit: {runner: node, files: ['test/**/*.test.js']}
always: [{gate: tests, of: unit, empty: until-first}]
steps:
  - {id: BUILD, opens: [spec, rest], exit: [{gate: tests, of: unit}]}
  - {id: DONE, opens: [], exit: [{gate: release}]}
`
    const bare = { 'package.json': '{"name": "evenly"}', 'package-lock.json': '{}' }
    const own = await init(product({ ...bare, 'playbook.yml': playbook }).root)
    expect(own).toMatchObject({ code: 0, stderr: '' })
    expect(own.stdout).toContain('chosen   your playbook.yml\n')
    expect(own.stdout).not.toMatch(/missing|vitest|stryker/)
    expect((await init(product(bare).root)).stdout).toMatch(/missing +vitest/)
  })

  test('does not change what was chosen', async () => {
    const repo = product()
    await init(repo.root)
    const { code, stderr } = await init(repo.root, ['--signing', 'ssh'])
    expect(code).toBe(2)
    expect(stderr).toContain('this repository was set up with signing: none,')
    expect((await init(repo.root, ['--solo'])).code).toBe(0)
  })
})

async function adopted(): Promise<TestRepo> {
  const repo = product()
  await init(repo.root)
  repo.commit('build: adopt Helix')
  return repo
}

describe('helix init --hooks', () => {
  test('sets a fresh clone up', async () => {
    const clone = (await adopted()).clone()
    expect(await init(clone.root, ['--hooks'])).toEqual({ code: 0, stdout: 'hooks    run in this clone (.husky/_, by husky)\n', stderr: '' }) // prettier-ignore
    expect(configOf(clone)).toContain(`hooksPath = ${clone.root}/.git/helix-hooks`)
    expect(clone.git('status', '--porcelain')).toBe('')
  })

  test('in a linked worktree keeps those of the main one, which outlives it', async () => {
    const repo = await adopted()
    const linked = join(temporaryFolder(), 'linked')
    repo.git('worktree', 'add', '-q', linked)
    await init(linked, ['--hooks'])
    expect(configOf(repo)).toContain(`hooksPath = ${repo.root}/.git/helix-hooks`)
    expect(existsSync(join(linked, '.husky/_'))).toBe(false)
  })

  test("in a linked worktree where the user's own hooks are in charge sets up what they start there", async () => {
    const repo = await adopted()
    repo.git('config', 'core.hooksPath', '.githooks')
    const linked = join(temporaryFolder(), 'linked')
    repo.git('worktree', 'add', '-q', linked)
    await init(linked, ['--hooks'])
    expect(existsSync(join(linked, '.husky/_/helix'))).toBe(true)
  })

  test('has nothing to do in exported sources, where package managers run it too', async () => {
    expect(await init(temporaryFolder(), ['--hooks'])).toMatchObject({ code: 0, stdout: expect.stringContaining('no git repository here') }) // prettier-ignore
  })

  test('a repository without Helix is told so', async () => {
    expect(await init(product().root, ['--hooks'])).toMatchObject({ code: 2, stderr: expect.stringContaining('next     helix init\n') }) // prettier-ignore
  })
})

describe('helix init --remove', () => {
  test('takes the hooks out and names the rest', async () => {
    const repo = product()
    await init(repo.root)
    const { code, stdout } = await init(repo.root, ['--remove'])
    expect(code).toBe(0)
    expect(stdout).toContain('hooks    of this clone: taken out\n')
    expect(stdout).toContain('git rm -r --ignore-unmatch playbook.yml')
    expect(configOf(repo)).not.toContain('hooksPath')
    expect(existsSync(join(repo.root, '.husky/_'))).toBe(false)
    expect(existsSync(join(repo.root, 'playbook.yml'))).toBe(true)
    expect((await init(repo.root, ['--remove'])).stdout).toContain('were not set up')
  })

  test('names one command that takes away whatever references there are, and works where there are none', async () => {
    const repo = product()
    await init(repo.root)
    for (const name of ['heads/helix', 'helix/runs', 'tags/helix/idle', 'heads/mine']) repo.git('update-ref', `refs/${name}`, 'HEAD') // prettier-ignore
    const [last = ''] = JSON.parse((await init(repo.root, ['--remove', '--json'])).stdout).next.slice(-1)
    for (const _ of ['once', 'again']) expect(spawnSync('sh', ['-c', last], { cwd: repo.root }).status).toBe(0)
    expect(repo.git('for-each-ref', '--format=%(refname)').split('\n')).toEqual(['refs/heads/main', 'refs/heads/mine'])
  })

  test('names what would go on calling Helix, and stop every commit', async () => {
    const repo = product({
      '.husky/pre-commit': `npm test\n${hookLine('pre-commit')}\n`,
      '.githooks/pre-push': 'sh .husky/pre-push "$@"\n',
    })
    await init(repo.root)
    const told = 'next     take the lines out that call Helix: .husky/pre-commit'
    expect((await init(repo.root, ['--remove'])).stdout).toContain(`${told}\n`)
    repo.git('config', 'core.hooksPath', '.githooks')
    expect((await init(repo.root, ['--remove'])).stdout).toContain(`${told}, .githooks/pre-push\n`)
  })

  test("leaves husky for a user's own hooks", async () => {
    const repo = product({ '.husky/post-merge': 'npm install\n' })
    await init(repo.root)
    expect((await init(repo.root, ['--remove'])).stdout).toContain('husky stays for .husky/post-merge\n')
    expect(existsSync(join(repo.root, '.husky/_/post-merge'))).toBe(true)
    expect(existsSync(join(repo.root, '.husky/_/helix'))).toBe(false)
  })
})

describe('helix init refuses', () => {
  test.each([
    ['a folder without a repository', () => temporaryFolder(), 'git/not-a-repo'],
    ['a bare repository', () => aRepo({ bare: true }).root, 'git/bare'],
    ['a repository without a commit', () => aRepo({ files: { 'package.json': '{}' } }).root, 'repository/unborn'],
    [
      'a repository without package.json',
      () => aRepo({ commits: [{ message: 'x', files: { a: '' } }] }).root,
      'init/no-package-json',
    ],
    ['a torn package.json', () => product({ 'package.json': '{' }).root, 'init/package-json'],
    ['a torn manifest', () => product({ '.helix/manifest.json': '{' }).root, 'init/manifest'],
    ['a manifest of another form', () => product({ '.helix/manifest.json': '{}' }).root, 'init/manifest'],
    ['a folder in the way of a file', () => product({ 'playbook.yml/x': '' }).root, 'init/not-a-file'],
  ])('%s', async (_, root, code) => {
    const { code: exit, stdout } = await init(root(), ['--json'])
    expect(exit).toBe(2)
    expect(JSON.parse(stdout).diagnostics[0]).toMatchObject({ severity: 'error', code, fix: expect.any(String) })
  })

  test.each([
    [
      ['--playbook', 'quik'],
      '--playbook quik is not known; known: standard, quick. Did you mean',
      'helix init --playbook quick',
    ],
    [['--signing', 'gpg'], '--signing gpg is not known; known: none, ssh', 'helix init --signing none'],
    [['--solo', '--team'], '--solo and --team exclude each other', 'helix init --team'],
  ])('%j', async (args, message, next) => {
    const { code, stderr } = await init(product().root, args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(`next     ${next}\n`)
  })
})
