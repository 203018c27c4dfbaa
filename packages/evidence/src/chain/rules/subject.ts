import type { ChainRule } from '../chain-rule.ts'

/** A signed branch only grows: what was judged there stays an ancestor of what is judged later, or of what that was merged into. */
export const subject: ChainRule = {
  code: 'CHAIN-SUBJECT',
  structural: true,
  check({ signed, gone, follows, judgement, earlier, isApart }) {
    if (!signed) return null
    const { commit } = judgement.subject
    if (gone) return `judges ${commit.slice(0, 12)}, which is not in this repository`
    const before = earlier.findLast((record) => record.judgement.ref === judgement.ref && !isApart(record))
    if (!before || follows) return null
    const { sequence, subject } = before.judgement
    return `judges ${commit.slice(0, 12)}, which does not follow ${subject.commit.slice(0, 12)} of judgement ${sequence}`
  },
}
