import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, it } from 'vitest'
import { testIo } from '../../../testing/test-io.ts'
import { hooksCheck } from '../../doctor/checks/hooks.ts'
import { decideHooks } from './decide-hooks.ts'
import { hookLine, hookNames, hookPath } from './hook-files.ts'
import { readHooksState } from './hooks-state.ts'

const files = Object.fromEntries(hookNames.map((name) => [hookPath(name), `${hookLine(name)}\n`]))

/** What is said of a clone in which git looks for hooks there: where that leads, whether Helix changes it, and the doctor. */
async function told(path: string) {
  const repo = aRepo()
  repo.commit('build: hooks', { files })
  repo.git('config', '--local', 'core.hooksPath', path)
  const git = await openGit(repo.root)
  const state = await readHooksState(git)
  const patient = { io: testIo({ cwd: repo.root }), git, head: null, playbook: '', policy: null, probeModel: false }
  const examined = await hooksCheck.run(patient)
  return [state.leads, decideHooks(state).install, examined]
}

it('a copy of a clone, whose hooks are those of the other folder, is told and gets its own', async () => {
  expect(await told('/elsewhere/.git/helix-hooks')).toEqual([
    'copied',
    true,
    {
      state: 'problem',
      found: 'git runs those of another folder: core.hooksPath is /elsewhere/.git/helix-hooks',
      fix: 'helix init --hooks',
    },
  ])
})

it('a folder of hooks that somebody chose stays in charge', async () => {
  const [leads, install, examined] = await told('/elsewhere/hooks')
  expect([leads, install, examined]).toEqual(['elsewhere', false, expect.objectContaining({ state: 'warning' })])
})
