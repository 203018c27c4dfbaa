import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { decideHooks } from './decide-hooks.ts'
import { callsHelix, hookLine, hookNames, launcherText, readLauncher } from './hook-files.ts'
import { hookManagers } from './hook-managers.ts'
import type { HooksState } from './hooks-state.ts'

/** Runs the text of a hook as husky does: `sh -e <file>`. */
function runHook(launcher: string | null, mode = 0o755) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a b/_'), { recursive: true })
  writeFileSync(join(folder, 'a b/commit-msg'), hookLine('commit-msg'))
  if (launcher !== null) {
    writeFileSync(join(folder, 'a b/_/helix'), launcher)
    chmodSync(join(folder, 'a b/_/helix'), mode)
  }
  return spawnSync('sh', ['-e', join(folder, 'a b/commit-msg'), 'the message', 'x'], { encoding: 'utf8', env: { PATH: process.env['PATH'] } }) // prettier-ignore
}

describe('a committed hook', () => {
  test('is one line', () => {
    expect(hookLine('pre-push')).not.toContain('\n')
  })

  test('starts the launcher of its clone with its name and what git gave it', () => {
    const { status, stdout } = runHook('#!/bin/sh\nprintf "%s|" "$@"\nexit 3\n')
    expect([status, stdout]).toEqual([3, 'hook|commit-msg|the message|x|'])
  })

  test.each([
    ['is missing', null, 0],
    ['may not be executed', '#!/bin/sh\n', 0o644],
  ])('refuses where the launcher %s, and says what to run', (_, launcher, mode) => {
    const { status, stderr } = runHook(launcher, mode)
    expect(status).toBe(1)
    expect(stderr).toBe('helix: hooks are not set up in this clone; run: npx --no -- helix init --hooks\n')
  })

  test('is recognised in a hook that a user wrote', () => {
    expect(callsHelix('pre-push', `npm test\n${hookLine('pre-push')}\n`)).toBe(true)
    expect(callsHelix('pre-push', `# ${hookLine('pre-push')}\n`)).toBe(false)
    expect(callsHelix('pre-push', hookLine('pre-commit'))).toBe(false)
  })
})

describe('the launcher', () => {
  const awkward = `/it's/a "b" $HOME`

  test('starts node with the script, and tells how the user calls helix', () => {
    const folder = temporaryFolder()
    const script = join(folder, `it's $here.mjs`)
    writeFileSync(script, 'console.log(process.env.HELIX_INVOCATION, ...process.argv.slice(2))')
    writeFileSync(join(folder, 'helix'), launcherText([process.execPath, script], 'npx helix'))
    const call = (env: NodeJS.ProcessEnv) => spawnSync('sh', [join(folder, 'helix'), 'hook', 'a b'], { encoding: 'utf8', env }).stdout // prettier-ignore
    expect(call({})).toBe('npx helix hook a b\n')
    expect(call({ HELIX_INVOCATION: 'mine' })).toBe('mine hook a b\n')
  })

  test('starts Node so that it keeps little memory', () => {
    const folder = temporaryFolder()
    const script = join(folder, 'space.mjs')
    writeFileSync(script, 'console.log(...process.execArgv)')
    writeFileSync(join(folder, 'helix'), launcherText([process.execPath, script], 'npx helix'))
    expect(spawnSync('sh', [join(folder, 'helix')], { encoding: 'utf8' }).stdout).toBe('--max-semi-space-size=1\n')
  })

  test('of an older Helix, which told Node nothing, can be read', () => {
    expect(readLauncher(`#!/bin/sh\nexec '/node' '/helix.js' "$@"\n`)).toEqual(['/node', '/helix.js'])
  })

  test('can be read again', () => {
    expect(readLauncher(launcherText(['/node', awkward], 'x'))).toEqual(['/node', awkward])
    expect(readLauncher('#!/bin/sh\nexec helix "$@"\n')).toBeNull()
  })
})

const clean: HooksState = {
  home: '/repo',
  setting: null,
  leads: 'default',
  lasting: false,
  active: [],
  running: { folder: '.git/hooks', manager: null, absent: [...hookNames], silent: [...hookNames] },
  files: { 'pre-commit': 'ours', 'prepare-commit-msg': 'ours', 'commit-msg': 'ours', 'pre-push': 'ours' },
  husky: false,
  launcher: 'absent',
}

describe('what is done about hooks', () => {
  test('git is pointed at husky where nothing else is in charge', () => {
    expect(decideHooks(clean)).toEqual({ install: true, why: null, byHand: [] })
    const setting = { path: '.husky/_', scope: 'local' as const }
    expect(decideHooks({ ...clean, leads: 'here', setting, active: ['post-merge'] }).install).toBe(true)
  })

  test('hooks elsewhere stay in charge, and get a line each', () => {
    const plan = decideHooks({ ...clean, leads: 'elsewhere', setting: { path: '/etc/hooks', scope: 'global' } })
    expect(plan).toMatchObject({ install: false, why: 'core.hooksPath is /etc/hooks (global), which stays as it is' })
    expect(plan.byHand).toEqual(
      hookNames.map((name) => ({ path: `/etc/hooks/${name}`, line: `sh .husky/${name} "$@"` })),
    )
  })

  test("hooks in git's own folder are not switched off", () => {
    const plan = decideHooks({ ...clean, active: ['post-merge', 'pre-commit'] })
    expect(plan).toMatchObject({ install: false, why: expect.stringContaining('post-merge, pre-commit in .git/hooks') })
    expect(plan.byHand[3]).toEqual({ path: '.git/hooks/pre-push', line: 'sh .husky/pre-push "$@"' })
  })

  test('what a hook of the user says before the line is not forgotten, and what has the line gets none', () => {
    const running = {
      ...clean.running,
      absent: ['pre-push' as const],
      silent: ['pre-commit' as const, 'pre-push' as const],
    }
    expect(decideHooks({ ...clean, active: ['pre-commit'], running }).byHand).toEqual([
      { path: '.git/hooks/pre-commit', line: '[ $? -eq 0 ] || exit 1; sh .husky/pre-commit "$@"' },
      { path: '.git/hooks/pre-push', line: 'sh .husky/pre-push "$@"' },
    ])
  })

  test('hooks that a program writes anew get their lines in what it reads', () => {
    const [lefthook] = hookManagers
    const running = { ...clean.running, manager: lefthook ?? null }
    const plan = decideHooks({ ...clean, active: ['pre-commit'], running })
    expect(plan.manager).toEqual({ name: 'lefthook', install: 'lefthook install' })
    expect(plan.byHand[0]).toEqual({
      path: 'lefthook.yml',
      line: 'pre-commit: {commands: {helix: {run: "sh .husky/pre-commit {0}"}}}',
    })
    expect(decideHooks({ ...clean, active: ['pre-commit'], running: { ...running, silent: [] } }).byHand).toEqual([])
  })

  test("a user's own husky hook gets the line of Helix by hand", () => {
    const plan = decideHooks({ ...clean, files: { ...clean.files, 'pre-commit': 'other', 'pre-push': 'calls' } })
    expect(plan).toEqual({
      install: true,
      why: null,
      byHand: [{ path: '.husky/pre-commit', line: hookLine('pre-commit') }],
    })
  })
})
