import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'

const plain = /^(?:Number|String|Boolean|None)$/

/**
 * Members of tables that a source writes down and never hands on: `expected["price"]` of `expected = {"price": 3}`, where `expected`
 * is only read by its keys. Whoever is given such a member is given a value that nobody can change.
 */
export function plainMembers(source: PythonSource): Set<string> {
  const tables = new Map<string, readonly string[]>()
  const handed = new Set<string>()
  walk(source.root, (node) => {
    if (node.name !== 'VariableName') return
    const name = source.textOf(node)
    const parent = node.parent
    const value = parent?.name === 'AssignStatement' && parent.firstChild?.from === node.from ? parent.lastChild : null
    if (value?.name === 'DictionaryExpression' && !tables.has(name)) tables.set(name, plainKeys(value, source))
    else if (!isRead(node)) handed.add(name)
  })
  return new Set([...tables].flatMap(([name, keys]) => (handed.has(name) ? [] : keys.map((key) => `${name}[${key}]`))))
}

/** The keys as they are written. */
function plainKeys(table: SyntaxNode, source: PythonSource): string[] {
  const parts = childrenOf(table)
  return parts.flatMap((part, at) => {
    const [before, after] = [parts[at - 2], parts[at + 1]]
    const isPair = part.name !== 'Comment' && parts[at - 1]?.name === ':' && before?.name === 'String'
    return isPair && plain.test(part.name) && /^[,}]$/.test(after?.name ?? '') ? [source.textOf(before)] : []
  })
}

/** Whether a name stands before a key that is read. */
function isRead({ parent, from }: SyntaxNode): boolean {
  if (parent?.name !== 'MemberExpression' || parent.firstChild?.from !== from) return false
  const isByKey = childrenOf(parent)[1]?.name === '['
  const holder = parent.parent
  const isChanged = /^(?:Assign|Update|Delete)Statement$/.test(holder?.name ?? '') && holder?.lastChild?.from !== from
  const isMethod = holder?.name === 'CallExpression' && holder.firstChild?.from === from
  return isByKey && !isChanged && !isMethod
}
