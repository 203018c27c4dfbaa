import type { Oid } from '@helix/core'
import { foldChain } from '@helix/evidence'
import { ancestorsOf, type Git } from '@helix/git'
import type { Stand } from '../decide/replay.ts'
import type { Standing } from '../repository/standing/standing.ts'

/**
 * What a commit since the base is compared with: its own newest judged ancestor that passed, and the judgements up to it. Of a branch
 * that began before the base and was merged since, these are earlier than the base, whose tests and figures it never had.
 */
export async function behind(
  git: Git,
  { base, ancestry, stands }: Pick<Standing, 'base' | 'ancestry' | 'stands'>,
  { increment: { commit } }: Stand,
): Promise<Pick<Standing, 'base' | 'ancestry'>> {
  if (after(base, stands).has(commit)) return { base, ancestry }
  const subjects = ancestry.map(({ judgement }) => judgement.subject.commit)
  const ancestors = await ancestorsOf(git, subjects, commit)
  const own = ancestry.filter(({ judgement }) => ancestors.has(judgement.subject.commit))
  return { base: foldChain(own, { isAncestorOrSelf: () => true }).base ?? base, ancestry: own }
}

/** What judges the commits after one that moved the position: that one, unless it was merged from beside the base. */
export function baseAfter(base: Oid, { increment: { commit } }: Stand, stands: readonly Stand[]): Oid {
  return after(base, stands).has(commit) ? commit : base
}

const known = new WeakMap<readonly Stand[], { base: Oid; found: ReadonlySet<Oid> }>()

/** The base, and which of the commits since descend from it; parents come first. Asked of each commit of a range, mostly about one base. */
function after(base: Oid, stands: readonly Stand[]): ReadonlySet<Oid> {
  const held = known.get(stands)
  if (held?.base === base) return held.found
  const found = new Set([base])
  for (const { increment } of stands) {
    if (increment.parents.some((parent) => found.has(parent))) found.add(increment.commit)
  }
  known.set(stands, { base, found })
  return found
}
