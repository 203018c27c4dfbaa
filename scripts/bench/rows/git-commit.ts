import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { stageProse, timeCommit } from '../repository/next-commit.ts'
import { start } from '../start.ts'

const hooks = ['pre-commit', 'prepare-commit-msg', 'commit-msg']
const text = 'docs: say how to start'
const why = 'Why: nobody found the command.'

export const gitCommit: Row = {
  id: 'git-commit',
  what: 'git commit through the husky hooks, no gates to run',
  unit: 'ratio',
  bar: 7,
  floor: 'three hooks of node -e 0 through husky',
  peer: '',
  prepare({ repository }) {
    const helix = repository('commits', 100).root
    const floor = withIdleHooks(repository('idle-commits', 100).root)
    return {
      helix: () => timeProse(helix, (log) => log.includes('Helix-Lane: free')),
      floor: () => timeProse(floor, (log) => log.includes(text) && !log.includes('Helix-')),
    }
  },
}

function timeProse(root: string, isTaken: (log: string) => boolean): number {
  stageProse(root)
  return timeCommit(root, [text, why], isTaken)
}

function withIdleHooks(root: string): string {
  mkdirSync(join(root, '.husky'), { recursive: true })
  for (const name of hooks) writeFileSync(join(root, '.husky', name), `exec '${process.execPath}' -e 0\n`)
  start(['git', 'commit', '-qa', '--no-verify', '-m', 'chore: idle hooks'], { cwd: root })
  return root
}
