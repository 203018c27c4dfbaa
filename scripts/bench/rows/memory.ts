import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { message, stageProse } from '../repository/next-commit.ts'
import type { Row } from '../row.ts'
import { start } from '../start.ts'

export const memory: Row = {
  id: 'memory',
  what: 'peak memory of the hungriest hook',
  unit: 'MB',
  bar: 90,
  floor: 'node -e 0',
  peer: '',
  rounds: 3,
  prepare({ folder, script, repository }) {
    const { root } = repository('memory', 100)
    const typed = join(folder, 'message')
    const peak = join(folder, 'peak')
    stageProse(root)
    const measure = (...argv: string[]): number => {
      writeFileSync(typed, message)
      const env = { NODE_OPTIONS: `--import=${script('subjects/peak-memory.mjs')}`, BENCH_PEAK: peak }
      start(argv, { cwd: root, env, input: '' })
      return Number(readFileSync(peak, 'utf8'))
    }
    const hooks = [['pre-commit'], ['prepare-commit-msg', typed], ['commit-msg', typed], ['pre-push', 'origin', root]]
    return {
      helix: () => Math.max(...hooks.map((hook) => measure(join(root, '.husky', '_', 'helix'), 'hook', ...hook))),
      floor: () => measure(process.execPath, '-e', '0'),
    }
  },
}
