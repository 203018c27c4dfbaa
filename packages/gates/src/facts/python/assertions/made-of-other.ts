import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, walk } from '../syntax.ts'
import { isSaidTwice } from './said-twice.ts'
import { truthOf } from './truth.ts'

/** Whether one side is made of the other (`x == x + 0`, `x == sorted(x)`), so that no value is asked for. */
export function isMadeOfOther(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  return [
    [left, right],
    [right, left],
  ].some(([part, whole]) => {
    if (part === undefined || whole === undefined || truthOf(part, source) !== null) return false
    let found = false
    walk(whole, (inner) => {
      found ||= inner !== whole && isSaidTwice(part, inner, source)
    })
    return found
  })
}
