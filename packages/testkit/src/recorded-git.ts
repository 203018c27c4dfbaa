import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cleanup, temporaryFolder } from './temporary-folder.ts'

export interface RecordedGit {
  /** For the variable PATH: its `git` notes each start and then is git. */
  path: string
  /** The git commands that were started so far, without the settings before them. */
  commands: () => string[]
}

/** A `git` that counts how often it is started. */
export function recordedGit(cleanup?: Cleanup): RecordedGit {
  const folder = temporaryFolder(cleanup)
  const { PATH = '' } = process.env
  const log = join(folder, 'log')
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$*" >> '${log}'\nPATH='${PATH}' exec git "$@"\n`)
  chmodSync(join(folder, 'git'), 0o755)
  return {
    path: `${folder}:${PATH}`,
    commands() {
      const started = existsSync(log) ? readFileSync(log, 'utf8') : ''
      return started
        .split('\n')
        .filter(Boolean)
        .map((line) => line.replace(settings, '').split(' ')[0] ?? '')
    },
  }
}

const settings = /^(?:-c \S+ |--literal-pathspecs )*/
