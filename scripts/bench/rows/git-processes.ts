import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Row } from '../row.ts'
import { expectThat, start } from '../start.ts'

export const gitProcesses: Row = {
  id: 'git-processes',
  what: 'git processes for a range of 1,000 commits',
  unit: 'processes',
  bar: 3,
  floor: '',
  peer: '',
  rounds: 1,
  prepare({ folder, helix, repository }) {
    const { root, commits } = repository('history-1000', 1000)
    const counted = join(folder, 'counted')
    const env = { PATH: `${countingGit(folder, counted)}${delimiter}${process.env['PATH']}` }
    return {
      helix() {
        rmSync(counted, { force: true })
        const { output } = start([process.execPath, helix, 'verify', '--static'], { cwd: root, env })
        expectThat(output.includes(`judged   ${commits} commits`), 'all commits were judged', output)
        expectThat(existsSync(counted), 'git was called through the counter')
        return readFileSync(counted, 'utf8').split('\n').length - 1
      },
    }
  },
}

/** A folder for PATH whose `git` writes a line for each start and then is git. */
function countingGit(folder: string, counted: string): string {
  const bin = join(folder, 'counting')
  const git = start(['sh', '-c', 'command -v git']).output.trim()
  mkdirSync(bin)
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho . >> '${counted}'\nexec '${git}' "$@"\n`)
  chmodSync(join(bin, 'git'), 0o755)
  return bin
}
