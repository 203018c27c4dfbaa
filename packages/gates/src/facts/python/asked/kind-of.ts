import type { SyntaxNode } from '@lezer/common'
import {
  type Kind,
  type Plain,
  isWhole,
  lasting,
  listOf,
  literal,
  restOf,
  sumOf,
  textBetween,
  typed,
  whole,
} from '../../fixed/kind.ts'
import { type PythonSource, childrenOf, dottedName, plainText } from '../syntax.ts'
import { type Inner, ofCall, ofMember } from './kind-of-call.ts'
import { none, text, yesOrNo } from './methods.ts'
import type { PythonNames } from './names.ts'

const deepest = 30
const literals: Readonly<Record<string, Kind>> = {
  None: none, ArrayComprehensionExpression: typed('list'),
DictionaryComprehensionExpression: typed('dict'), SetComprehensionExpression: typed('set'),
  LambdaExpression: typed('function'), ComprehensionExpression: typed('generator'),
} // prettier-ignore

/** What the language makes of an expression, whatever the product answers in it; null where it may be anything. */
export function kindOf(node: SyntaxNode, source: PythonSource, names: PythonNames, depth = 0): Kind | null {
  if (depth > deepest) return null
  const inner = (other: SyntaxNode | null): Kind | null =>
    other === null ? null : kindOf(other, source, names, depth + 1)
  const said = source.textOf(node)
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) return ofList(node, source, inner)
  if (/^(?:Dictionary|Set)Expression$/.test(node.name)) return ofTable(node, source, inner)
  const known = literals[node.name]
  if (known !== undefined) return known
  if (node.name === 'Number') return /[jJ]$/.test(said) ? null : literal('number', Number(said.replaceAll('_', '')))
  if (node.name === 'Boolean') return { types: ['boolean', 'number'], only: said === 'True' ? 1 : 0 }
  if (node.name === 'FormatString') return ofFormat(said)
  if (node.name === 'String') return ofText(node, said, source)
  if (node.name === 'ParenthesizedExpression') return inner(childrenOf(node)[1] ?? null)
  if (node.name === 'UnaryExpression') return ofSign(node, source, inner)
  if (node.name === 'BinaryExpression') return isComparison(node) ? yesOrNo : ofNumbers(node, source, inner)
  if (node.name === 'VariableName')
    return ofType.test(said) && !names.own.has(said) ? literal('type', said) : lasting(inner(names.valueOf(node)))
  if (node.name === 'MemberExpression') return ofMember(node, source, names)
  return node.name === 'CallExpression' ? ofCall(node, source, names, inner) : null
}

/** Names of types. */
const ofType = /^(?:str|int|float|list|tuple|dict|set|bytes)$/

/** What stands before the first `{` and behind the last `}`, but for doubled ones. */
function ofFormat(said: string): Kind {
  const [, quoted = ''] = /^[fF]("(?!"")[^]*"|'(?!'')[^]*')$/.exec(said) ?? []
  const plain = quoted.slice(1, -1)
  const [start = '', end = ''] = [/^[^{}\\]*/, /[^{}\\]*$/].map((edge) => edge.exec(plain)?.[0])
  return plain.includes('{') ? textBetween(start, end) : text
}

function ofList(node: SyntaxNode, source: PythonSource, inner: Inner): Kind {
  const type = node.name === 'ArrayExpression' ? 'list' : 'tuple'
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
  return parts.some((part) => source.textOf(part).startsWith('*')) ? typed(type) : listOf(type, parts.map(inner))
}

/** By its keys, where it is a dictionary. */
function ofTable(node: SyntaxNode, source: PythonSource, inner: Inner): Kind {
  const type = node.name === 'SetExpression' ? 'set' : 'dict'
  const parts = childrenOf(node).filter(({ name }) => !/^[{},:]$|^Comment$/.test(name))
  const isUnpacked = parts.some((part) => source.textOf(part).startsWith('*'))
  const keys = type === 'dict' ? parts.filter((part) => part.nextSibling?.name === ':') : parts
  return isUnpacked ? typed(type) : { types: [type], parts: keys.map(inner) }
}

/** Of others more would have to be known. */
const escapes: Readonly<Record<string, string>> = {
  '\\n': '\n', '\\t': '\t', '\\\\': '\\', "\\'": "'", '\\"': '"',
} // prettier-ignore

function ofText(node: SyntaxNode, said: string, source: PythonSource): Kind {
  if (/^[rR]?[bB]/.test(said)) return typed('bytes')
  const plain = plainText(node, source)
  if (plain === null) return text
  const isRaw = /^[rR]/.test(said)
  const found = isRaw ? [] : (plain.match(/\\[^]/g) ?? [])
  if (!found.every((escape) => escape in escapes)) return text
  return literal('text', isRaw ? plain : plain.replaceAll(/\\[^]/g, (escape) => escapes[escape] ?? escape))
}

function ofSign(node: SyntaxNode, source: PythonSource, inner: Inner): Kind | null {
  const [sign, value] = childrenOf(node)
  if (sign?.name === 'not') return yesOrNo
  const kind = inner(value ?? null)
  const isNegative = sign !== undefined && source.textOf(sign) === '-' && typeof kind?.only === 'number'
  return isNegative ? literal('number', -Number(kind.only)) : null
}

/** Whole numbers stay whole, but where they are divided. */
function ofNumbers({ firstChild, lastChild }: SyntaxNode, source: PythonSource, inner: Inner): Kind | null {
  const sign = firstChild?.nextSibling ?? null
  const isKept = sign !== null && /^(?:[-+*%]|\/\/)$/.test(source.textOf(sign))
  const [left, right] = [inner(firstChild), inner(lastChild)]
  const said = sign === null ? '' : source.textOf(sign)
  // Nothing but nothing comes of it, be it no number.
  if (said === '*' && [left, right].some((kind) => kind?.only === 0)) return { may: isNothing, least: 0, most: 0 }
  if (said === '+' && [left, right].some((kind) => typeof kind?.only === 'number'))
    return { ...(isKept && [left, right].every(isWhole) && whole()), ...sumOf(left ?? {}, right ?? {}) }
  // Of texts it is what puts values into them.
  if (said === '%' && typeof right?.only === 'number') return restOf([left, right].every(isWhole), right.only)
  return isKept && [left, right].every(isWhole) ? whole() : null
}

const isNothing = (value: Plain): boolean => value === 0 || value === ''

/** Whether an expression makes an object that nobody else can have. */
export function isFresh(node: SyntaxNode, source: PythonSource, names: PythonNames): boolean {
  if (made.test(node.name)) return true
  const path = node.name === 'CallExpression' ? dottedName(node.firstChild, source) : ''
  return /^(?:dict|list|set|sorted)$/.test(path) && !names.own.has(path)
}

const made = /^(?:Array|Dictionary|Set)(?:Comprehension)?Expression$/

/** `a < b`, `a in b`. */
export function isComparison(node: SyntaxNode): boolean {
  return node.name === 'BinaryExpression' && childrenOf(node).some(({ name }) => /^(?:CompareOp|in|is)$/.test(name))
}
