import { tmpdir } from 'node:os'
import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, startModelServer, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo, type TestWorld } from '../../testing/test-io.ts'
import { hookLine, hookNames } from '../init/hooks/hook-files.ts'

const env = { PATH: process.env['PATH'] }

/** A repository that has adopted Helix, with node:test, whose tools are all there. */
async function healthy(...args: string[]): Promise<TestRepo> {
  const files = { 'package.json': '{"scripts":{"test":"node --test"}}', 'package-lock.json': '{}' }
  const repo = aRepo({ commits: [{ message: 'chore: begin', files }] })
  const io = testIo({ cwd: repo.root, env, program: [process.execPath, process.execPath] })
  expect(await run(['init', '--solo', ...args], io)).toBe(0)
  repo.commit('build: adopt Helix')
  return repo
}

async function doctor(cwd: string, args: string[] = [], world: Partial<TestWorld> = {}) {
  const io = testIo({ cwd, env, ...world })
  const code = await run(['doctor', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

async function lineOf(name: string, cwd: string, world: Partial<TestWorld> = {}, args: string[] = []) {
  const { stdout } = await doctor(cwd, ['--json', ...args], world)
  const { checks, diagnostics } = JSON.parse(stdout)
  const check = checks.find((one: { name: string }) => one.name === name)
  const fix = diagnostics.find((one: { message: string }) => one.message.startsWith(`${name}: `))?.fix
  return check && { state: check.state, found: check.found, ...(fix !== undefined && { fix }) }
}

describe('helix doctor', () => {
  test('shows every check in 80 columns and exits with 0 when there is no problem', async () => {
    const repo = await healthy()
    const { code, stdout } = await doctor(repo.root)
    const withoutPlace = stdout.replaceAll(/ {2}[✓!] (?:isolation|agent) .*\n(?: {16}.*\n)*/g, '')
    expect(withoutPlace.replaceAll(/\d+\.\d+\.\d+|\d+ [MG]iB/g, 'N')).toBe(`  ✓ git         N
  ✓ node        N
  ✓ repository  on main
  ✓ playbook    7 steps, SPEC_DRAFT to DONE; signing none
  ✓ hooks       set up in this clone and its worktrees
  ✓ chain       no judgement yet
  ✓ tools       npm
  ✓ signing     none: judgements are unsigned, and shown so
  ✓ model       none named: helix next briefs you or your own agent
  ✓ disk        N free in ${tmpdir()}

healthy
`)
    expect(code).toBe(0)
  })

  test('exits with 1 for a problem, and says how to mend it and where to read more', async () => {
    const repo = await healthy()
    const clone = repo.clone()
    const { code, stdout } = await doctor(clone.root)
    expect(code).toBe(1)
    expect(stdout).toContain(`  ✗ hooks       not set up in this clone: git does not look where Helix has them
                fix  helix init --hooks
`)
    expect(stdout).toMatch(/\n1 problem\nmore {5}helix why DOCTOR-HOOKS\n$/)
  })

  test('examines the machine outside of any repository', async () => {
    const { code, stdout } = await doctor(temporaryFolder(), ['--json'])
    const { ok, checks, diagnostics } = JSON.parse(stdout)
    expect([code, ok]).toEqual([1, false])
    expect(checks.map(({ name }: { name: string }) => name)).toEqual([
      'git', 'node', 'repository', 'isolation', 'model', 'disk',
    ]) // prettier-ignore
    expect(diagnostics.filter(({ code: said }: { code: string }) => said !== 'DOCTOR-ISOLATION')).toEqual([
      {
        severity: 'error',
        code: 'DOCTOR-REPOSITORY',
        message: expect.stringContaining('not in a git repository'),
        fix: 'git init',
      },
    ])
  })

  test('says what would keep author code apart here, in the words of a judgement', async () => {
    const { isolation, checks } = JSON.parse((await doctor(temporaryFolder(), ['--json'])).stdout)
    const check = checks.find(({ name }: { name: string }) => name === 'isolation')
    expect(check).toMatchObject({ state: isolation.kind === 'namespaces' ? 'ok' : 'warning', found: isolation.detail })
    expect(isolation.detail).toMatch(/^bubblewrap: own u|no namespaces: ./)
  })

  test('finds no git where there is none on PATH', async () => {
    // Helix itself cannot open a repository then; the check says why.
    const io = testIo({ cwd: temporaryFolder() })
    const before = process.env['PATH']
    process.env['PATH'] = '/nonexistent'
    try {
      expect(await run(['doctor', '--json'], io)).toBe(1)
    } finally {
      process.env['PATH'] = before
    }
    expect(JSON.parse(io.stdout()).checks[0]).toEqual({
      name: 'git',
      state: 'problem',
      found: 'not found on PATH; Helix needs git 2.34 or newer',
    })
  })
})

describe('the repository', () => {
  test('without a commit is a problem', async () => {
    expect(await lineOf('repository', aRepo().root)).toMatchObject({ state: 'problem', found: 'has no commit yet' })
  })

  test('cut off is a problem', async () => {
    const repo = await healthy()
    const shallow = repo.clone('--depth', '1')
    expect(await lineOf('repository', shallow.root)).toMatchObject({ state: 'problem', fix: 'git fetch --unshallow' })
  })

  test('with a detached HEAD is worth a warning', async () => {
    const repo = await healthy()
    repo.git('checkout', '-q', '--detach')
    expect(await lineOf('repository', repo.root)).toMatchObject({
      state: 'warning',
      found: expect.stringContaining(repo.head().slice(0, 12)),
    })
  })
})

describe('the playbook', () => {
  test('that is missing or cannot be read is a problem', async () => {
    const repo = await healthy()
    repo.write('playbook.yml', 'version: 1\nstep: []\n')
    expect(await lineOf('playbook', repo.root)).toMatchObject({ state: 'problem' })
    expect(await lineOf('chain', repo.root)).toBeUndefined()
    repo.remove('playbook.yml')
    expect(await lineOf('playbook', repo.root)).toEqual({
      state: 'problem',
      found: 'no playbook.yml here',
      fix: 'helix init',
    })
    expect(await lineOf('hooks', repo.root)).toBeUndefined()
  })
})

function comeFromElsewhere(repo: TestRepo): void {
  repo.git('config', 'core.hooksPath', '.githooks')
  for (const name of hookNames) repo.write(`.githooks/${name}`, `#!/bin/sh\nsh .husky/${name} "$@"\n`, 0o755)
}

describe('the hooks', () => {
  const cases: [string, (repo: TestRepo) => void, string, string][] = [
    ['a missing hook', (repo) => repo.remove('.husky/pre-push'), 'problem', '.husky/pre-push missing'],
    ['no launcher', (repo) => repo.remove('.husky/_/helix'), 'problem', '.husky/_/helix, which starts Helix, is missing'],
    ['a launcher that may not run', (repo) => chmodSync(join(repo.root, '.husky/_/helix'), 0o644), 'problem', '.husky/_/helix, which starts Helix, is not executable'],
    ['a launcher of something that is gone', (repo) => repo.write('.husky/_/helix', `exec '/gone' '/gone' "$@"\n`), 'problem', '.husky/_/helix, which starts Helix, is outdated: what it starts is gone'],
    ['no files of husky', (repo) => rmSync(join(repo.root, '.husky/_/commit-msg')), 'problem', 'husky has not written .husky/_'],
    ['a hook that does not call Helix', (repo) => repo.write('.husky/commit-msg', 'npm test\n'), 'warning', '.husky/commit-msg do not call Helix'],
    ['a hook that does something else too', (repo) => repo.write('.husky/commit-msg', `npm test\n${hookLine('commit-msg')}\n`), 'ok', 'set up in this clone and its worktrees'],
    ['a relative path', (repo) => repo.git('config', 'core.hooksPath', '.husky/_'), 'warning', 'core.hooksPath leads to .husky/_, which linked worktrees and sparse checkouts lack'],
    ['another folder', (repo) => repo.git('config', 'core.hooksPath', '.githooks'), 'warning', 'core.hooksPath is .githooks; Helix cannot see whether those hooks call it'],
    ["own hooks in git's folder", (repo) => repo.write('.git/hooks/post-merge', '', 0o755).git('config', '--unset', 'core.hooksPath'), 'problem', 'not set up in this clone: post-merge in .git/hooks would no longer run, so they stay in charge'],
    ['own hooks that come to Helix', comeFromElsewhere, 'ok', '.githooks comes to Helix'],
  ] // prettier-ignore
  test.each(cases)('with %s', async (_, harm, state, found) => {
    const repo = await healthy()
    harm(repo)
    expect(await lineOf('hooks', repo.root)).toMatchObject({ state, found })
  })

  test('that HUSKY=0 switches off are worth a warning', async () => {
    const repo = await healthy()
    expect(await lineOf('hooks', repo.root, { env: { ...env, HUSKY: '0' } })).toMatchObject({
      state: 'warning',
      fix: 'unset HUSKY',
    })
  })
})

describe('the tools', () => {
  test('that are missing come with the command that adds them, or installs what is listed', async () => {
    const repo = await healthy()
    const playbook = repo
      .read('playbook.yml')
      .replace(/^commands:$/m, 'commands:\n  extra: {runner: vitest, files: [x/**]}')
    repo.write('playbook.yml', playbook)
    const missing = { state: 'problem', found: 'not installed: vitest' }
    expect(await lineOf('tools', repo.root)).toEqual({ ...missing, fix: 'npm install --save-dev vitest' })
    repo.write('package.json', '{"devDependencies":{"vitest":"5"}}')
    expect(await lineOf('tools', repo.root)).toEqual({ ...missing, fix: 'npm install' })
    repo.write('node_modules/vitest/package.json', '{}')
    expect(await lineOf('tools', repo.root)).toMatchObject({ state: 'ok' })
  })

  test('that are named by their place lie there; without a package.json setup brings them', async () => {
    const repo = await healthy()
    const playbook = repo
      .read('playbook.yml')
      .replace(/^setup: .*$/m, 'setup: {run: [sh, -c, "python3 -m venv .venv"], inputs: [pyproject.toml]}')
      .replace(/^commands:$/m, 'commands:\n  types: {run: [.venv/bin/python, -m, mypy]}')
    repo.write('playbook.yml', playbook)
    rmSync(join(repo.root, 'package.json'))
    const missing = { state: 'problem', found: 'not installed: .venv/bin/python' }
    expect(await lineOf('tools', repo.root)).toEqual({ ...missing, fix: 'sh -c "python3 -m venv .venv"' })
    repo.write('.venv/bin/python', '')
    expect(await lineOf('tools', repo.root)).toMatchObject({ state: 'ok' })
    repo.write('playbook.yml', playbook.replace('.venv/bin/python', process.execPath))
    expect(await lineOf('tools', repo.root)).toMatchObject({ state: 'ok' })
    repo.write('playbook.yml', playbook.replace('.venv/bin/python', `${process.execPath}-of-nobody`))
    expect(await lineOf('tools', repo.root)).toMatchObject({ found: `not installed: ${process.execPath}-of-nobody` })
    repo.write('playbook.yml', playbook.replace('[sh, -c,', '[uv-of-nobody, sync,'))
    expect(await lineOf('tools', repo.root)).toMatchObject({ fix: 'install uv-of-nobody: setup starts it' })
  })

  test('need the lockfile that a clean installation reads', async () => {
    const repo = await healthy()
    rmSync(join(repo.root, 'package-lock.json'))
    expect(await lineOf('tools', repo.root)).toEqual({
      state: 'problem',
      found: 'package-lock.json, which setup installs from, is not there',
      fix: 'npm install',
    })
  })
})

describe('the chain', () => {
  test('that is sound tells where it stands', async () => {
    const repo = await healthy()
    expect(await run(['verify', '--sign'], testIo({ cwd: repo.root, env }))).toBe(0)
    expect(await lineOf('chain', repo.root)).toEqual({ state: 'ok', found: 'sound, 1 judgement; idle' })
  })

  test('that is torn is a problem', async () => {
    const repo = await healthy()
    repo.git('update-ref', 'refs/heads/helix', repo.git('commit-tree', 'HEAD^{tree}', '-m', 'not a judgement'))
    expect(await lineOf('chain', repo.root)).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('the chain is torn'),
    })
  })

  test('that has not begun waits for CI where judgements are signed', async () => {
    const repo = await healthy('--signing', 'ssh')
    expect(await lineOf('chain', repo.root)).toMatchObject({ state: 'warning' })
  })
})

/** A public key that nobody has: 32 bytes of one letter. */
function key(letter: string): string {
  const [kind, bytes] = [Buffer.from('ssh-ed25519'), Buffer.alloc(32, letter)]
  const blob = Buffer.concat([Buffer.from([0, 0, 0, kind.length]), kind, Buffer.from([0, 0, 0, bytes.length]), bytes])
  return `ssh-ed25519 ${blob.toString('base64')}`
}

describe('the keys', () => {
  const judge = `ci@helix namespaces="helix-judge" ${key('a')}\n`
  const approver = `ada@example.org namespaces="helix-approve" ${key('b')}\n`

  test.each([
    ['', 'problem', 'no key may sign judgements, so the beacon cannot move'],
    [judge, 'problem', 'no key may sign approvals, so nothing can be approved'],
    [judge + approver, 'warning', '1 judge, 1 approver; self: true lets authors approve their own work'],
    ['nonsense\n', 'problem', expect.stringContaining('.helix/allowed_signers:1:')],
  ])('listed as %j', async (signers, state, found) => {
    const repo = await healthy('--signing', 'ssh')
    repo.write('.helix/allowed_signers', signers)
    expect(await lineOf('signing', repo.root)).toMatchObject({ state, found })
  })

  test('a signing key that cannot be read is a problem', async () => {
    const repo = await healthy('--signing', 'ssh')
    repo.write('.helix/allowed_signers', judge + approver)
    const world = { env: { ...env, HELIX_SIGNING_KEY: '/nonexistent/key' } }
    expect(await lineOf('signing', repo.root, world)).toMatchObject({
      state: 'problem',
      found: '/nonexistent/key cannot be read',
    })
  })
})

function named(url: string): Partial<TestWorld> {
  return { env: { ...env, HELIX_MODEL: 'small', OPENAI_BASE_URL: url } }
}

describe('the model', () => {
  test('that is named is not asked unless wanted', async () => {
    expect(await lineOf('model', temporaryFolder(), named('http://127.0.0.1:1/v1'))).toEqual({
      state: 'ok',
      found: 'small at 127.0.0.1:1 (not asked; helix doctor --model asks)',
    })
  })

  test('without a key, or at an address that is none, is a problem', async () => {
    expect(await lineOf('model', temporaryFolder(), named('https://models.example.org/v1'))).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('OPENAI_API_KEY is not set'),
    })
    expect(await lineOf('model', temporaryFolder(), named('nowhere'))).toMatchObject({ state: 'problem' })
  })

  test('cannot be asked where none is named', async () => {
    expect(await lineOf('model', temporaryFolder(), {}, ['--model'])).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('no model is named'),
    })
  })

  test('answers over the wire', async () => {
    const calls = [{ name: 'report_ready', arguments: { ready: true } }]
    const server = await startModelServer(({ tools, messages }) => {
      const text = JSON.stringify(messages)
      const usage = { input: Math.ceil(text.length / 4), output: 3 }
      const said = [...text.matchAll(/Code word \d is (\w+)/g)].map(([, word]) => word).join(', ')
      return tools === undefined ? { content: said, usage } : { calls, usage }
    })
    onTestFinished(() => server.close())
    expect(await lineOf('model', temporaryFolder(), named(server.baseUrl), ['--model'])).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(
        /calls tools and reports usage; no JSON schema\. Forced choice works, keeps \d{5} tokens/,
      ),
    })
  })

  test('that does not answer is a problem', async () => {
    expect(await lineOf('model', temporaryFolder(), named('http://127.0.0.1:1/v1'), ['--model'])).toMatchObject({
      state: 'problem',
    })
  })
})
