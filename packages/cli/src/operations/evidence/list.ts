import type { Finding, Judgement, Position } from '@helix/core'
import { isRollback, passes, samePosition } from '@helix/evidence'
import type { Io } from '../../io.ts'
import { bringsChain, openAnyChain } from './open-chain.ts'

interface ListedJudgement {
  sequence: number
  digest: string
  what: 'genesis' | 'verified' | 'refused' | 'rollback' | 'start' | 'pass'
  from: Position
  to: Position
  commit: string
  /** Who signed; null for an unsigned one. */
  by: string | null
  /** Seconds since the epoch. */
  at: number
}

export interface ListedEvidence {
  judgements: ListedJudgement[]
  /** What is wrong with the chain. */
  findings: Finding[]
  /** What brings judgements, where there is none. */
  next?: string
}

/** The chain's judgements, oldest first. */
export async function listEvidence(io: Io): Promise<ListedEvidence> {
  const { records, findings, policy } = await openAnyChain(io)
  const judgements = records.map(({ judgement, digest, at }) => {
    const { sequence, from, to, subject, signature } = judgement
    const by = signature?.principal ?? null
    return { sequence, digest, what: whatOf(judgement), from, to, commit: subject.commit, by, at }
  })
  return { judgements, findings, ...(records.length === 0 && { next: bringsChain(policy) }) }
}

function whatOf(judgement: Judgement): ListedJudgement['what'] {
  const { sequence, from, to } = judgement
  if (sequence === 0) return 'genesis'
  if (samePosition(from, to)) return passes(judgement) ? 'verified' : 'refused'
  if (isRollback(judgement)) return 'rollback'
  return from === 'idle' ? 'start' : 'pass'
}
