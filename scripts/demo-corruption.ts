// Corrupts every recorded reply of the demo in turn and sees exactly the right gate refuse it, mutants, load and
// benchmarks included. The quick ones run with the other tests.
// usage: node scripts/demo-corruption.ts [vitest arguments…]
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  ['run', 'packages/cli/src/demo/corruption.test.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HELIX_CORRUPT: 'all' } },
)
process.exitCode = status ?? 1
