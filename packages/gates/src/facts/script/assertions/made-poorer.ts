import type { Node } from 'oxc-parser'
import { pathOf } from '../signs/member-path.ts'

/** Functions of which many values have the same answer. */
const poorer =
  /^(?:Boolean|parseInt|Math\.(?:abs|ceil|floor|max|min|round|sign|trunc)|Number\.(?:is\w+|parseInt)|Array\.isArray|isNaN)$/

/** Whether many values of the product become one before anybody compares: `!!total`, `typeof total`, `Math.round(total)`, `total || 3`. */
export function isMadePoorer(actual: Node | undefined): boolean {
  if (actual === undefined) return false
  if (actual.type === 'ParenthesizedExpression' || actual.type === 'AwaitExpression')
    return isMadePoorer(actual.type === 'AwaitExpression' ? actual.argument : actual.expression)
  if (actual.type === 'UnaryExpression') return /^(?:!|typeof|void)$/.test(actual.operator)
  if (actual.type === 'CallExpression') return poorer.test(pathOf(actual.callee))
  return /^(?:Logical|Conditional|Sequence)Expression$/.test(actual.type)
}
