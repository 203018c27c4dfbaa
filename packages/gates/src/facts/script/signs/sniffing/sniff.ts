import type { Node } from 'oxc-parser'
import { keyOf, textOf } from '../member-path.ts'

/** What ways of finding out know of the source that they read. */
export interface Sniffed {
  /** Names that stand for a text. */
  names: ReadonlyMap<string, string>
  isGlobal: (node: Node) => boolean
  /** Whether it looks at call stacks anywhere. */
  seesStacks: boolean
}

/** One way of finding out: whether a node goes it. */
export type Sniff = (node: Node, source: Sniffed) => boolean

type Call = Extract<Node, { type: 'CallExpression' }>
export type MethodCall = Call & { callee: Extract<Node, { type: 'MemberExpression' }> }

const searching = /^(?:includes|indexOf|match|test|search|split|some|find|exec|startsWith|endsWith)$/

/** `where.includes(…)`, `/\btest\b/.test(where)`, `list.some(…)`. */
export function isSearch(node: Node): node is MethodCall {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    searching.test(keyOf(node.callee.property))
  )
}

/** The text that a node is, with a word in the place of each part that is computed; empty for what is none. */
export function textIn(node: Node, names: ReadonlyMap<string, string>): string {
  if (!/^(?:Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(node.type)) return ''
  const text = textOf(node, names)
  if (text !== null) return text
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('computed') : ''
}
