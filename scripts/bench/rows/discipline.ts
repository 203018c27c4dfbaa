import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

const discipline = {
  unit: 'ratio',
  floor: 'node, one git log --raw -z, every message and path seen',
  peer: 'commitlint --from, without looking at files',
} as const

export const discipline1000: Row = {
  ...discipline,
  id: 'discipline-1000',
  what: 'discipline of 1,000 commits',
  bar: 4,
  prepare: (workshop) => judgeHistory(workshop, 1000),
}

export const discipline10000: Row = {
  ...discipline,
  id: 'discipline-10000',
  what: 'discipline of 10,000 commits',
  bar: 20,
  long: true,
  rounds: 5,
  prepare: (workshop) => judgeHistory(workshop, 10_000),
}

function judgeHistory({ helix, script, repository, commitlint }: Parameters<Row['prepare']>[0], count: number) {
  const { root, commits } = repository(`history-${count}`, count)
  const judge = (isExpected: (output: string) => boolean, ...argv: string[]) => {
    const { milliseconds, output } = start([process.execPath, ...argv], { cwd: root })
    expectThat(isExpected(output), `all commits were judged by ${argv.join(' ')}`, output)
    return milliseconds
  }
  const from = `HEAD~${count}`
  return {
    helix: () => judge((output) => output.includes(`judged   ${commits} commits`), helix, 'verify', '--static'),
    // The floor reads all of the history, Helix what comes after the adoption.
    floor: () => judge((output) => Number(output.split(' ')[0]) >= commits, script('floors/log.mjs')),
    ...(commitlint !== null && { peer: () => judge(() => true, ...commitlint, '--from', from) }),
  }
}
