// Honest changes of other people's repositories: how often they are blocked.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../../packages/core/src/index.ts'
import { judgeChange } from './judge-change.ts'

export interface Change {
  repository: string
  commit: string
  /** The code by which a person is asked about it, several with `+` between them; null where it must pass. */
  asks: string | null
}

export interface Outcome {
  asked: number
  /** What is said of each change that is refused otherwise than it must be. */
  blocked: string[]
}

/** The kept list: `owner/name commit [codes and reason]` a line. */
export function honestChanges(): Change[] {
  const lines = readFileSync(join(import.meta.dirname, 'changes.txt'), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [repository = '', commit = '', asks = null] = line.split(' ')
      return { repository, commit, asks }
    })
}

/** Judges every change. `mirrors`: a folder of bare repositories `owner+name/repo`; without one they are cloned from GitHub. */
export async function judgeChanges(changes: readonly Change[], mirrors: string | undefined): Promise<Outcome> {
  const clones = mkdtempSync(join(tmpdir(), 'helix-honest-'))
  const outcome: Outcome = { asked: 0, blocked: [] }
  try {
    for (const [repository, rows] of Map.groupBy(changes, (change) => change.repository)) {
      const folder = cloneOf(repository, clones, mirrors)
      for (const { commit, asks } of rows) {
        const findings = await judgeChange(folder, commit)
        const codes = [...new Set(findings.map(({ code }) => code))].join('+')
        if (codes === (asks ?? '')) outcome.asked += asks === null ? 0 : 1
        else outcome.blocked.push([`${repository}@${commit.slice(0, 10)}`, ...findings.map(inWords)].join('\n'))
      }
    }
  } finally {
    rmSync(clones, { recursive: true, force: true })
  }
  return outcome
}

function inWords({ code, message, where }: Finding): string {
  return `  ${code} ${where?.path ?? ''}:${where?.line ?? ''} ${message}`
}

/** From a mirror `owner+name/repo` where there is one, else from GitHub. */
function cloneOf(repository: string, clones: string, mirrors: string | undefined): string {
  const mirror = join(mirrors ?? '', repository.replace('/', '+'), 'repo')
  const from = mirrors !== undefined && existsSync(mirror) ? mirror : `https://github.com/${repository}.git`
  const folder = join(clones, repository.replace('/', '+'))
  execFileSync('git', ['clone', '-q', '--no-checkout', ...(from === mirror ? ['--shared'] : []), from, folder])
  return folder
}
