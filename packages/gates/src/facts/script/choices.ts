import type { Node } from 'oxc-parser'
import type { Choice } from '../written/choice.ts'
import { knownBelow } from './literals.ts'
import { type Source, childrenOf } from './syntax.ts'

/** What a branch or an entry asks, and where it answers. */
interface Branch {
  asked: readonly string[]
  answer: readonly Node[]
}

/** Branches, cases and entries of tables in which written values are answered with written values. */
export function choicesOf(source: Source): Choice[] {
  const found: Choice[] = []
  const visit = (node: Node, around: readonly string[], parent: Node): void => {
    const branch = branchOf(node, parent)
    const asked = branch === null ? around : [...around, ...branch.asked]
    if (branch !== null && branch.asked.length > 0)
      found.push({ line: source.lineAt(node.start), asked, answers: branch.answer.flatMap(knownBelow) })
    for (const child of childrenOf(node)) visit(child, branch?.answer.includes(child) === true ? asked : around, node)
  }
  visit(source.program, [], source.program)
  return found
}

function branchOf(node: Node, parent: Node): Branch | null {
  if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
    return { asked: knownBelow(node.test), answer: [node.consequent] }
  if (node.type === 'SwitchCase')
    return node.test === null ? null : { asked: knownBelow(node.test), answer: node.consequent }
  if (node.type === 'LogicalExpression')
    return node.operator === '&&' ? { asked: knownBelow(node.left), answer: [node.right] } : null
  if (node.type === 'Property') return { asked: keyOf(node.key), answer: [node.value] }
  if (node.type === 'AssignmentExpression') return { asked: knownBelow(node.left), answer: [node.right] }
  if (node.type === 'CallExpression') return putsIn(node.callee) ? entryOf(node.arguments) : null
  const isRow = node.type === 'ArrayExpression' && parent.type === 'ArrayExpression'
  return isRow ? entryOf(node.elements.flatMap((one) => one ?? [])) : null
}

/** `table.set(key, value)` */
function putsIn(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'set'
}

/** A row of a table, or what is put into one: keys, and last what they lead to. */
function entryOf(parts: readonly Node[]): Branch | null {
  const value = parts.at(-1)
  return value === undefined ? null : { asked: parts.slice(0, -1).flatMap(knownBelow), answer: [value] }
}

function keyOf(key: Node): string[] {
  return key.type === 'Identifier' ? [key.name] : knownBelow(key)
}
