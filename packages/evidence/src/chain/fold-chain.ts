import type { Digest, Oid, Position, StepId } from '@helix/core'
import { type ChainRecord, passes } from './chain-record.ts'
import { samePosition } from './move.ts'

export interface PassedStep {
  step: StepId
  /** The Done commit that was judged. */
  commit: Oid
  sequence: number
}

/** What the chain says about one commit, before the trailers that nobody has judged. */
export interface ChainPosition {
  position: Position
  /** Newest passing subject: its policy judges what comes next. Null before genesis. */
  base: Oid | null
  /** Newest judged ancestor, passed or refused: what ratchets and lost tests are compared with. */
  judged: Oid | null
  /** Sequence of the newest judgement that counts. */
  sequence: number | null
  /** Digest of the judgement that last moved the position, or genesis's: what an approval of a rollback names. */
  moved: Digest | null
  /** Subject of the judgement that started the cycle. */
  cycleStart: Oid | null
  /** Steps of the active cycle that passed, oldest first. */
  passed: PassedStep[]
  /** Subjects refused since `base`: Done commits up to them no longer count. */
  refusals: Oid[]
}

const beforeGenesis: ChainPosition = {
  position: 'idle',
  base: null,
  judged: null,
  sequence: null,
  moved: null,
  cycleStart: null,
  passed: [],
  refusals: [],
}

/**
 * The position that the chain gives a commit. `isAncestorOrSelf` answers for that commit; judgements of any other (of
 * another branch, or of commits that left it) count for nothing. The chain must be sound: see `checkChain`.
 */
export function foldChain(
  records: readonly ChainRecord[],
  { isAncestorOrSelf, apart = new Set() }: FoldFacts,
): ChainPosition {
  return records
    .filter(({ judgement }) => isAncestorOrSelf(judgement.subject.commit))
    .reduce((before, record) => step(before, record, apart.has(record)), beforeGenesis)
}

interface FoldFacts {
  isAncestorOrSelf: (commit: Oid) => boolean
  /** Records whose commits were merged from beside the line of their branch (`apartIn`): they are nobody's base. */
  apart?: ReadonlySet<ChainRecord>
}

function step(before: ChainPosition, record: ChainRecord, isApart: boolean): ChainPosition {
  const { judgement, digest } = record
  const { commit } = judgement.subject
  const passing = passes(judgement)
  const after: ChainPosition = {
    ...before,
    judged: commit,
    sequence: judgement.sequence,
    moved: before.moved ?? digest,
    base: passing && !isApart ? commit : before.base,
    refusals: passing ? [] : [...before.refusals, commit],
  }
  return samePosition(judgement.from, judgement.to) ? after : { ...after, ...move(before, record) }
}

function move(before: ChainPosition, { judgement, digest }: ChainRecord): Partial<ChainPosition> {
  const { from, to, subject, sequence } = judgement
  const common = { position: to, moved: digest }
  if (to === 'idle') return { ...common, cycleStart: null, passed: [] }
  if (from === 'idle') return { ...common, cycleStart: subject.commit, passed: [] }
  const earlier = before.passed.findIndex((held) => held.step === to.step)
  if (earlier !== -1) return { ...common, passed: before.passed.slice(0, earlier) }
  return { ...common, passed: [...before.passed, { step: from.step, commit: subject.commit, sequence }] }
}
