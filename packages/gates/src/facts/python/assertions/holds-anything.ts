import type { SyntaxNode } from '@lezer/common'
import { childrenOf } from '../syntax.ts'

/** Whether a collection that is written down holds anything; null where what is unpacked in it may be nothing. */
export function holdsAnything(node: SyntaxNode): boolean | null {
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](){},]$|^Comment$/.test(name))
  if (parts.length === 0) return false
  return parts.every(({ name, prevSibling }) => /^\*+$/.test(name) || /^\*+$/.test(prevSibling?.name ?? ''))
    ? null
    : true
}
