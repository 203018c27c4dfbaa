// Kills the built `helix next` with SIGKILL at places in no order, 100 times, against a fake model's server, and lets each series end: nothing
// may be lost, bought twice or left behind, no log may break, and what is the user's may not change. Twice belongs to the other tests.
// A place is what the run has written so far, so that the late ones are hit on a busy machine, too; how often each was is printed.
// usage: node scripts/kill-runs.ts [kills] [seed]
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const [kills = '100', seed = '4711'] = process.argv.slice(2)
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  ['run', 'packages/cli/src/operations/next/killed.test.ts', '-t', 'whenever'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HELIX_KILLS: kills, HELIX_KILL_SEED: seed },
  },
)
process.exitCode = status ?? 1
