import { chainRef } from '@helix/beacon'
import type { Finding, Oid, RefName } from '@helix/core'
import { type GuardedKind, guardedKind } from './guarded-refs.ts'

/** One reference that git is about to move. */
export interface RefMove {
  ref: RefName
  /** What it holds now; null when it does not exist. */
  from: Oid | null
  /** Null: it would be deleted. */
  to: Oid | null
  /** It would follow another reference instead. */
  symbolic?: boolean
}

/** What the repository says about what the references would hold. */
export interface GuardFacts {
  /** What is wrong with the chain that ends at a commit, the first defect as a clause; null when it holds. */
  defectOf(tip: Oid): Promise<string | null>
  isAncestor(ancestor: Oid, commit: Oid): Promise<boolean>
  /** The chain's end as fetched from the remote. */
  fetched(): Promise<Oid | null>
  /** The full names of the tags that judgements give a commit. */
  tagsOf(commit: Oid): Promise<ReadonlySet<RefName>>
}

/**
 * Why a reference of Helix may not move so; null when it may. Who moves it makes no difference: what it would hold does,
 * so that nothing an author can set opens the guard.
 */
export async function judgeMove(move: RefMove, facts: GuardFacts): Promise<Finding | null> {
  const { ref, from, to, symbolic = false } = move
  const kind = guardedKind(ref)
  if (kind === null || (from === to && !symbolic)) return null
  const rule = rules[kind]
  const message = symbolic ? 'would follow another reference' : await rule.wrong(move, facts)
  if (message === null) return null
  return { severity: 'error', code: rule.code, message, where: { name: ref }, fix: rule.fix }
}

interface Rule {
  code: string
  fix: string
  /** What is wrong with a move, as a clause that follows the reference; null when nothing is. */
  wrong(move: RefMove, facts: GuardFacts): Promise<string | null>
}

const rules: Readonly<Record<GuardedKind, Rule>> = {
  chain: {
    code: 'GUARD-CHAIN',
    fix: 'only judgements make the chain longer: git fetch && helix verify',
    wrong: wrongWithChain,
  },
  kept: {
    code: 'GUARD-KEPT',
    fix: 'leave it; it is small, and nothing reads it unasked',
    async wrong({ from, to }, facts) {
      if (from === null) return null
      if (to === null) return `would be deleted, and with it the way to ${short(from)}`
      return (await facts.isAncestor(from, to))
        ? null
        : `would go from ${short(from)} to ${short(to)}, which does not follow it`
    },
  },
  tag: {
    code: 'GUARD-TAG',
    fix: 'CI makes these tags: git fetch --tags',
    async wrong({ ref, from, to }, facts) {
      if (from !== null) return to === null ? 'would be deleted' : `would move from ${short(from)} to ${short(to)}`
      if (to === null || (await facts.tagsOf(to)).has(ref)) return null
      return `shows what no judgement says of ${short(to)}`
    },
  },
}

async function wrongWithChain({ ref, from: now, to }: RefMove, facts: GuardFacts): Promise<string | null> {
  if (ref !== chainRef) return `differs from ${chainRef} by letter case only, and is the same file on some machines`
  // What does not hold protects nothing: it may be repaired.
  const from = now === null || (await facts.defectOf(now)) !== null ? null : now
  if (to === null) return from === null ? null : 'would be deleted, with all judgements in it'
  const defect = await facts.defectOf(to)
  if (defect !== null) return `would end at ${short(to)}, which is no chain that holds: ${defect}`
  if (from === null || (await facts.isAncestor(from, to))) return null
  // Two ends: the record of the remote wins. Going back is another thing.
  const diverged = !(await facts.isAncestor(to, from))
  if (diverged && to === (await facts.fetched())) return null
  return `would go from ${short(from)} to ${short(to)}, which does not follow it: judgements would be lost`
}

function short(commit: Oid): string {
  return commit.slice(0, 12)
}
