import type { Node } from 'oxc-parser'
import { walk } from '../syntax.ts'

/** Share of a value from which on its neighbours pass as well. */
const widest = 0.1

/** What names of a test stand for: numbers, and null for what it is handed, which may be little. */
export type Numbers = ReadonlyMap<string, number | null>

/** Names that are numbers in a test and what stands around it. */
export function numbersIn(nodes: readonly (Node | null)[]): Numbers {
  const found = new Map<string, number | null>()
  for (const node of nodes) {
    if (node === null) continue
    walk(node, (inner) => {
      if ('params' in inner && Array.isArray(inner.params))
        for (const one of inner.params)
          walk(one, (name) => void (name.type === 'Identifier' && found.set(name.name, null)))
      if (inner.type !== 'VariableDeclarator' || inner.id.type !== 'Identifier' || inner.init === null) return
      const number = numberOf(inner.init, found)
      if (number !== null) found.set(inner.id.name, number)
    })
  }
  return found
}

/**
 * Whether an assertion takes values for equal that differ by a tenth or more of what is expected: `toBeCloseTo(3, -2)`,
 * `closeTo(total, 3, 50)`; or by what another file says.
 */
export function isWide(matcher: string, given: readonly Node[], numbers: Numbers): boolean {
  const [expected, how] = given
  if (!/^(?:toBeCloseTo|closeTo|approximately)$/.test(matcher) || how === undefined) return false
  const number = numberOf(how, numbers)
  if (number === null) return how.type !== 'Identifier' || !numbers.has(how.name)
  // Of digits half a unit passes and what is after the point is seldom asked; of anything else what is said passes.
  if (matcher === 'toBeCloseTo') return number < 0
  const size = Math.abs(expected === undefined ? 0 : (numberOf(expected, numbers) ?? 0)) || 1
  return number >= widest * size
}

function numberOf(node: Node, numbers: Numbers): number | null {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : null
  if (node.type === 'Identifier') return numbers.get(node.name) ?? null
  if (node.type === 'ParenthesizedExpression') return numberOf(node.expression, numbers)
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const number = numberOf(node.argument, numbers)
    return number === null ? null : -number
  }
  if (node.type !== 'BinaryExpression') return null
  const [left, right] = [numberOf(node.left, numbers), numberOf(node.right, numbers)]
  if (left === null || right === null) return null
  const ways: Readonly<Record<string, number>> = {
    '+': left + right, '-': left - right, '*': left * right, '/': left / right, '**': left ** right,
  } // prettier-ignore
  return ways[node.operator] ?? null
}
