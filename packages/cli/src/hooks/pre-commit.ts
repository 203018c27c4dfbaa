import { isUngated } from '../decide/is-ungated.ts'
import type { Io } from '../io.ts'
import { adviseOn } from './advise.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import { commitOptions, valuesOf } from './commit-line.ts'
import type { Hook } from './hook.ts'

/** Runs the quick gates where something is staged that a gate reads; the message's rules are commit-msg's. */
export const preCommit: Hook = async (_, io) => {
  const candidate = await readCandidate(io)
  if (candidate === null || candidate.merging || isUngated(candidate.standing.policy, candidate.changes)) return 0
  const [{ judgeQuickly }, { refuse }] = await Promise.all([import('./quick-gates.ts'), import('./refuse.ts')])
  const findings = await judgeQuickly(io, candidate)
  if (!findings.some(({ severity }) => severity === 'error')) return 0
  const kept = await keepGivenMessage(candidate.git, io)
  const staging = await (await import('./staging.ts')).stagingOf(candidate)
  const what = `commit; ${staging.said}`
  const next = adviseOn(findings, staging)
  return refuse(io, kept ? { what: `${what}, your message is kept`, findings, next } : { what, findings })
}

/** A message on the command line would be lost: git has not written it anywhere yet. Whether there was one. */
async function keepGivenMessage(git: Candidate['git'], io: Io): Promise<boolean> {
  const paragraphs = valuesOf(commitOptions(io.parents()), '-m', /^--m(?:e|es|ess|essa|essag|essage)?$/)
  if (paragraphs.length === 0) return false
  const { keepRefusedMessage } = await import('../repository/local/refused-message.ts')
  await keepRefusedMessage(git, `${paragraphs.join('\n\n')}\n`)
  return true
}
