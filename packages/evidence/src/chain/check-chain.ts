import type { Finding, Oid } from '@helix/core'
import { apartIn } from './apart.ts'
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
  const apart = apartIn(records, facts)
  return records.flatMap((record, index) => {
    const policy = facts.policyAt(record.judgement.base)
    signed ||= record.judgement.signature !== null || policy?.signing === 'ssh'
    at = Math.max(at, facts.signedAt(record))
    const link = linkOf(record, { index, records, apart, facts, policy, signed, at })
    return rules.flatMap((rule) => {
      if (link.gone && !signed && !rule.structural) return []
      const wrong = rule.check(link)
      return wrong === null ? [] : [toFinding(rule, link, wrong)]
    })
  })
}

interface Known extends Pick<ChainLink, 'index' | 'facts' | 'policy' | 'signed' | 'at'> {
  records: readonly ChainRecord[]
  apart: ReadonlySet<ChainRecord>
}

function linkOf(record: ChainRecord, { records, apart, ...known }: Known): ChainLink {
  const { index, facts, policy } = known
  const { from, to, subject } = record.judgement
  const earlier = records.slice(0, index)
  const landed = apart.has(record) ? mergedInto(record, { index, records, apart, facts }) : subject.commit
  const newest: ChainLink['newest'] = (asked) =>
    earlier.findLast(
      (held) => asked(held) && facts.isAncestorOrSelf(held.judgement.subject.commit, landed ?? subject.commit),
    ) ?? null
  const moved = newest(({ judgement }) => !samePosition(judgement.from, judgement.to))
  const steps = policy?.steps.map(({ id }) => id) ?? []
  return {
    ...record,
    ...known,
    earlier,
    newest,
    isApart: (held) => apart.has(held),
    follows: landed !== null,
    gone: !facts.isAncestorOrSelf(subject.commit, subject.commit),
    position: moved?.judgement.to ?? 'idle',
    move: moveOf(steps, from, to),
  }
}

/** What has both the subject and what its branch held before: the first one judged, or known. Null where the branch did not only grow. */
function mergedInto(
  { judgement: { ref, subject } }: ChainRecord,
  { index, records, apart, facts }: Pick<Known, 'index' | 'records' | 'apart' | 'facts'>,
): Oid | null {
  const isOfBranch = ({ judgement }: ChainRecord): boolean => judgement.ref === ref
  const line = records.slice(0, index).findLast((held) => isOfBranch(held) && !apart.has(held))
  const both = [line?.judgement.subject.commit ?? subject.commit, subject.commit]
  const later = records.slice(index + 1).filter(isOfBranch)
  const known = [...later.map(({ judgement }) => judgement.subject.commit), ...(facts.tips ?? [])]
  return known.find((commit) => both.every((held) => facts.isAncestorOrSelf(held, commit))) ?? null
}

function toFinding({ code }: ChainRule, { judgement, digest }: ChainLink, wrong: string): Finding {
  return {
    severity: 'error',
    code,
    message: `judgement ${judgement.sequence} ${wrong}`,
    where: { name: `helix@${digest.slice(0, 12)}` },
  }
}
