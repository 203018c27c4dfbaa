import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from '../row.ts'
import { stageProse } from '../repository/next-commit.ts'
import { expectThat, start } from '../start.ts'

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
      helix: () => commitProse(helix, (log) => log.includes('Helix-Lane: free')),
      floor: () => commitProse(floor, (log) => !log.includes('Helix-')),
    }
  },
}

/** Leaves the repository as it was. */
function commitProse(root: string, isExpected: (log: string) => boolean): number {
  stageProse(root)
  const { milliseconds } = start(['git', 'commit', '-q', '-m', text, '-m', why], { cwd: root })
  const log = start(['git', 'log', '-1', '--format=%B'], { cwd: root }).output
  expectThat(log.includes(text) && isExpected(log), 'the hooks took the commit', log)
  start(['git', 'reset', '-q', '--hard', 'HEAD~1'], { cwd: root })
  return milliseconds
}

function withIdleHooks(root: string): string {
  mkdirSync(join(root, '.husky'), { recursive: true })
  for (const name of hooks) writeFileSync(join(root, '.husky', name), `exec '${process.execPath}' -e 0\n`)
  start(['git', 'commit', '-qa', '--no-verify', '-m', 'chore: idle hooks'], { cwd: root })
  return root
}
