import type { Node } from 'oxc-parser'

/** `a.b.c` of a chain of plain members, `a['b']` too; empty for anything else. */
export function pathOf(node: Node): string {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return ''
  const before = pathOf(node.object)
  return before === '' ? '' : `${before}.${keyOf(node.property)}`
}

/** A name as it is written; a text, also one that is put together of literals. */
export function keyOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : (textOf(node) ?? '')
}

/** The text that an expression is, when only literals are put together; null when it cannot be told. */
export function textOf(node: Node): string | null {
  if (node.type === 'Literal') return String(node.value)
  if (node.type === 'TemplateLiteral') {
    const parts = node.expressions.map((part) => textOf(part))
    if (parts.includes(null)) return null
    return node.quasis.map(({ value }, at) => `${value.raw}${parts[at] ?? ''}`).join('')
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null
  const [left, right] = [textOf(node.left), textOf(node.right)]
  return left === null || right === null ? null : left + right
}
