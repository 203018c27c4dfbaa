import { passes } from '../chain-record.ts'
import type { ChainRule } from '../chain-rule.ts'

/**
 * The policy that judges is that of the newest passing subject on the branch's own line, so that a key or rule of the past cannot come
 * back, by the merge of a branch that still has it either. Without signatures older chains did not tell the two apart.
 */
export const base: ChainRule = {
  code: 'CHAIN-BASE',
  structural: false,
  check({ index, judgement, policy, newest, isApart, signed }) {
    if (index === 0) return null // genesis has its own rule
    const passed = newest((record) => passes(record.judgement))?.judgement.subject.commit
    const onLine = newest((record) => passes(record.judgement) && !isApart(record))?.judgement.subject.commit
    const asked = !signed && judgement.base === passed ? passed : onLine
    if (asked === undefined) return 'has no passing judgement among its ancestors'
    if (judgement.base !== asked)
      return `was judged by the policy of ${judgement.base.slice(0, 12)}; asked ${asked.slice(0, 12)}`
    return policy === null ? `has the base ${asked.slice(0, 12)}, which is not in this repository` : null
  },
}
