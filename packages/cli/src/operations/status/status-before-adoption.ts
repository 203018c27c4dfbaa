import { join } from 'node:path'
import { type Git, openGit } from '@helix/git'
import { parsePlaybook, playbookPath } from '@helix/playbook'
import type { Io } from '../../io.ts'
import type { StatusView } from './status-view.ts'
import { readLocal } from '../../repository/local/local-state.ts'

/**
 * The status where `helix init` has written a playbook which no commit holds yet; null where there is none.
 * HelixError `playbook/…` for one that cannot be used.
 */
export async function statusBeforeAdoption(io: Io): Promise<StatusView | null> {
  const git: Git = await openGit(io.cwd, { checkVersion: false })
  const text = await readLocal(join(git.root, playbookPath))
  if (text === null) return null
  const { signing, agent } = parsePlaybook(text, playbookPath)
  return {
    cycle: null,
    step: null,
    spec: { tag: null, state: 'absent', unattended: false },
    signing,
    steps: [],
    rollback: null,
    unconfined: agent.sandbox === 'off',
    missing: [],
    measured: false,
    next: ['git add -A && git commit -m "build: adopt Helix"', 'helix next --new "<idea>"'],
  }
}
