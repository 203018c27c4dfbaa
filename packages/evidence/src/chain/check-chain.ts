import type { Finding, Oid } from '@helix/core'
import type { ChainRecord } from './chain-record.ts'
import type { ChainFacts, ChainLink, ChainRule } from './chain-rule.ts'
import { moveOf, samePosition } from './move.ts'
import { chainRules } from './rules/index.ts'

/**
 * Every defect of a chain, one finding each (codes `CHAIN-…`); an empty list for a sound one. Records come in the order
 * of the branch, with digests that were computed from their bytes. An unsigned record whose subject is no longer in the
 * repository counts for nothing and is held to the chain's structure only.
 */
export function checkChain(
  records: readonly ChainRecord[],
  facts: ChainFacts,
  rules: readonly ChainRule[] = chainRules,
): Finding[] {
  let [signed, at] = [false, 0]
  return records.flatMap((record, index) => {
    const policy = facts.policyAt(record.judgement.base)
    signed ||= record.judgement.signature !== null || policy?.signing === 'ssh'
    at = Math.max(at, facts.signedAt(record))
    const link = linkOf(record, { index, earlier: records.slice(0, index), later: records.slice(index + 1), facts, policy, signed, at }) // prettier-ignore
    return rules.flatMap((rule) => {
      if (link.gone && !signed && !rule.structural) return []
      const wrong = rule.check(link)
      return wrong === null ? [] : [toFinding(rule, link, wrong)]
    })
  })
}

function linkOf(
  record: ChainRecord,
  {
    later,
    ...known
  }: Pick<ChainLink, 'index' | 'earlier' | 'facts' | 'policy' | 'signed' | 'at'> & {
    later: readonly ChainRecord[]
  },
): ChainLink {
  const { earlier, facts, policy } = known
  const { from, to, subject } = record.judgement
  const landed = landedWith(record, { earlier, later, facts })
  const at = landed ?? subject.commit
  const newest: ChainLink['newest'] = (asked) =>
    earlier.findLast((held) => asked(held) && facts.isAncestorOrSelf(held.judgement.subject.commit, at)) ?? null
  const moved = newest(({ judgement }) => !samePosition(judgement.from, judgement.to))
  const steps = policy?.steps.map(({ id }) => id) ?? []
  return {
    ...record,
    ...known,
    newest,
    follows: landed !== null,
    gone: !facts.isAncestorOrSelf(subject.commit, subject.commit),
    position: moved?.judgement.to ?? 'idle',
    move: moveOf(steps, from, to),
  }
}

/**
 * With which commit a subject came to what was judged of its branch before: its own where it descends from that; of a branch that began
 * before and was merged, the first one judged, or known, that has both. Null where there is none: the branch did not only grow.
 */
function landedWith(
  { judgement: { ref, subject } }: ChainRecord,
  { earlier, later, facts }: { earlier: readonly ChainRecord[]; later: readonly ChainRecord[]; facts: ChainFacts },
): Oid | null {
  const ofBranch = ({ judgement }: ChainRecord) => judgement.ref === ref
  const before = earlier.findLast(ofBranch)?.judgement.subject.commit
  const both = (commit: Oid) => [before ?? commit, subject.commit].every((held) => facts.isAncestorOrSelf(held, commit))
  if (before === undefined || both(subject.commit)) return subject.commit
  const judged = later.filter(ofBranch).map((record) => record.judgement.subject.commit)
  return [...judged, ...(facts.tips ?? [])].find(both) ?? null
}

function toFinding({ code }: ChainRule, { judgement, digest }: ChainLink, wrong: string): Finding {
  return {
    severity: 'error',
    code,
    message: `judgement ${judgement.sequence} ${wrong}`,
    where: { name: `helix@${digest.slice(0, 12)}` },
  }
}
