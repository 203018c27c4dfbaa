import type { Node } from 'oxc-parser'
import { calledText } from './called-text.ts'

/** `a.b.c` of a chain of plain members, `a['b']` and `(a as any).b` too; empty for anything else. */
export function pathOf(node: Node): string {
  const value = bare(node)
  if (value.type === 'Identifier') return value.name
  if (value.type !== 'MemberExpression') return ''
  const before = pathOf(value.object)
  return before === '' ? '' : `${before}.${keyOf(value.property)}`
}

/** What parentheses and types are written around: they say nothing of which value it is. */
export function bare(node: Node): Node {
  return isWrapping(node) ? bare(node.expression) : node
}

type Wrapping = Extract<
  Node,
  {
    type:
      | 'ParenthesizedExpression'
      | 'TSAsExpression'
      | 'TSSatisfiesExpression'
      | 'TSNonNullExpression'
      | 'TSTypeAssertion'
  }
>

function isWrapping(node: Node): node is Wrapping {
  return /^(?:ParenthesizedExpression|TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion)$/.test(node.type)
}

/** A name as it is written; a text, also one that is put together of literals. */
export function keyOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : (textOf(node) ?? '')
}

/**
 * The text that an expression is, when only literals are put together, by whatever calls, and names that stand for one; null when
 * it cannot be told.
 */
export function textOf(node: Node, names: ReadonlyMap<string, string> = none): string | null {
  const inner = (part: Node): string | null => textOf(part, names)
  if (node.type === 'Literal') return String(node.value)
  if (node.type === 'Identifier') return names.get(node.name) ?? null
  if (node.type === 'CallExpression') return calledText(node, inner)
  if (node.type === 'TemplateLiteral') {
    const parts = node.expressions.map((part) => inner(part))
    if (parts.includes(null)) return null
    return node.quasis.map(({ value }, at) => `${value.raw}${parts[at] ?? ''}`).join('')
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null
  const [left, right] = [inner(node.left), inner(node.right)]
  return left === null || right === null ? null : left + right
}

const none: ReadonlyMap<string, string> = new Map()
