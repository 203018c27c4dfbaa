import type { SyntaxNode } from '@lezer/common'
import type { Choice } from '../written/choice.ts'
import { knownBelow } from './literals.ts'
import { type PythonSource, childrenOf } from './syntax.ts'

/** What a branch or an entry asks, and where it answers. */
interface Branch {
  asked: readonly SyntaxNode[]
  answer: SyntaxNode
}

/** Branches, cases and entries of tables in which written values are answered with written values. */
export function choicesOf(source: PythonSource): Choice[] {
  const found: Choice[] = []
  const visit = (node: SyntaxNode, around: readonly string[]): void => {
    const within = new Map<number, readonly string[]>()
    for (const { asked, answer } of branchesOf(node)) {
      const values = asked.flatMap((one) => knownBelow(one, source))
      if (values.length === 0) continue
      within.set(answer.from, [...around, ...values])
      const line = source.lineAt((asked[0] ?? answer).from)
      found.push({ line, asked: [...around, ...values], answers: knownBelow(answer, source) })
    }
    for (const child of childrenOf(node)) visit(child, within.get(child.from) ?? around)
  }
  visit(source.root, [])
  return found
}

function branchesOf(node: SyntaxNode): Branch[] {
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment')
  switch (node.name) {
    case 'IfStatement':
      return parts.flatMap(({ name }, at) => (/^(?:el)?if$/.test(name) ? entryOf([parts[at + 1], parts[at + 2]]) : []))
    case 'DictionaryExpression':
      return parts.flatMap(({ name }, at) => (name === ':' ? entryOf([parts[at - 1], parts[at + 1]]) : []))
    case 'ConditionalExpression':
      return entryOf([parts[2], parts[0]])
    case 'MatchClause':
      return entryOf(parts.slice(1))
    case 'BinaryExpression':
      return parts[1]?.name === 'and' ? entryOf([parts[0], parts[2]]) : []
    case 'AssignStatement':
      return entryOf([parts[0], parts.at(-1)])
    case 'TupleExpression':
    case 'ArrayExpression':
      return /^(?:Tuple|Array|Set)Expression$/.test(node.parent?.name ?? '')
        ? entryOf(parts.filter(({ name }) => !/^[[\](),]$/.test(name)))
        : []
    default:
      return []
  }
}

/** A row of a table: keys, and last what they lead to. */
function entryOf(parts: readonly (SyntaxNode | undefined)[]): Branch[] {
  const asked = parts.slice(0, -1).flatMap((one) => one ?? [])
  const answer = parts.at(-1)
  return answer === undefined ? [] : [{ asked, answer }]
}
