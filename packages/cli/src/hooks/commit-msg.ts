import { readFileSync, writeFileSync } from 'node:fs'
import type { Io } from '../io.ts'
import { keepRefusedMessage } from '../repository/local/refused-message.ts'
import { adviseOn } from './advise.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import { commitOptions } from './commit-line.ts'
import type { Hook } from './hook.ts'
import { judgeMessage } from './judge-message.ts'

/** Completes the message and refuses a commit that breaks a rule; then its message is kept. */
export const commitMsg: Hook = async ([path = ''], io) => {
  const candidate = await readCandidate(io)
  if (candidate === null) return 0
  if (candidate.merging) return refuseMerge(candidate, io)
  const { text, findings } = await judgeMessage(candidate, readFileSync(path, 'utf8'), io)
  // Nobody wrote anything: git gives up by itself, and says so, unless it was told not to.
  if (text === '' && !allowsNoMessage(io)) return 0
  if (findings.some(({ severity }) => severity === 'error')) {
    await keepRefusedMessage(candidate.git, text)
    const [{ refuse }, { stagingOf }] = await Promise.all([import('./refuse.ts'), import('./staging.ts')])
    const staging = await stagingOf(candidate)
    const what = `commit; ${staging.said}, your message is kept`
    return refuse(io, { what, findings, next: adviseOn(findings, staging) })
  }
  writeFileSync(path, text)
  return 0
}

/** The message of a merge is git's; of what it brings, the spec alone is looked at here. */
async function refuseMerge(candidate: Candidate, io: Io): Promise<0 | 1> {
  if (candidate.amending) return 0
  const { judgeConcluded } = await import('./concluded-merge.ts')
  const findings = await judgeConcluded(candidate)
  if (findings.length === 0) return 0
  const { refuse } = await import('./refuse.ts')
  return refuse(io, { what: 'merge; nothing of it is lost, git waits for you', findings })
}

function allowsNoMessage(io: Io): boolean {
  return (commitOptions(io.parents()) ?? []).some(({ name }) => /^--allow-empty-[a-z]+$/.test(name))
}
