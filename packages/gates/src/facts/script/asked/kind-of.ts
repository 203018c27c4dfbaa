import type { NewExpression, Node, TemplateLiteral } from 'oxc-parser'
import {
  type Kind,
  countOf,
  countUpTo,
  either,
  isWhole,
  lasting,
  listOf,
  literal,
  made,
  restOf,
  sumOf,
  textBetween,
  typed,
  whole,
} from '../../fixed/kind.ts'
import { pathOf } from '../signs/member-path.ts'
import { type Inner, isCounted, nameOf, ofCall } from './kind-of-call.ts'
import { nothing, typeOf } from './methods.ts'
import type { Names } from './names.ts'
import { classes } from './platform.ts'

/** Longer chains of names are not written by people. */
const deepest = 30
const comparing = /^(?:[=!]==?|[<>]=?|in|instanceof)$/

/** What the language makes of an expression, whatever the product answers in it; null where it may be anything. */
export function kindOf(node: Node, names: Names, depth = 0): Kind | null {
  if (depth > deepest) return null
  const inner = (other: Node): Kind | null => kindOf(other, names, depth + 1)
  if (node.type === 'Literal') return ofLiteral(node)
  if (node.type === 'TemplateLiteral') return ofTemplate(node)
  if (node.type === 'Identifier') return ofName(node.name, names, inner)
  if (node.type === 'UnaryExpression') return ofSign(node.operator, inner(node.argument))
  if (node.type === 'BinaryExpression') {
    if (comparing.test(node.operator)) return typed('boolean')
    return ofNumbers(node.operator, inner(node.left), inner(node.right))
  }
  if (node.type === 'ConditionalExpression') return either(inner(node.consequent), inner(node.alternate))
  if (node.type === 'LogicalExpression') return either(inner(node.left), inner(node.right))
  if (node.type === 'AwaitExpression') {
    const kind = inner(node.argument)
    return kind?.types?.includes('promise') === true ? (kind.awaited ?? null) : kind
  }
  if (node.type === 'ParenthesizedExpression' || node.type === 'TSAsExpression') return inner(node.expression)
  if (node.type === 'TSNonNullExpression' || node.type === 'TSSatisfiesExpression') return inner(node.expression)
  if (node.type === 'ArrayExpression') return ofList(node, inner)
  if (node.type === 'ObjectExpression') return made('object')
  if (/^(?:Arrow)?Function|^ClassExpression/.test(node.type)) return made('function')
  if (node.type === 'NewExpression') return ofNew(node, names, inner)
  if (node.type === 'MemberExpression') return ofMember(inner(node.object), nameOf(node))
  return node.type === 'CallExpression' ? ofCall(node, names, inner) : null
}

/** Whether an expression makes an object that nobody else can have. */
export function isFresh(node: Node, names: Names): boolean {
  return node.type === 'NewExpression' || (node.type !== 'Identifier' && kindOf(node, names)?.isNew === true)
}

function ofList({ elements }: Extract<Node, { type: 'ArrayExpression' }>, inner: Inner): Kind {
  const isTold = elements.every((one) => one !== null && one.type !== 'SpreadElement')
  return isTold
    ? listOf(
        'list',
        elements.map((one) => (one === null ? null : inner(one))),
      )
    : made('list')
}

/** What is put into a set, and the keys of a map, where they are written out. */
function ofNew({ callee, arguments: given }: NewExpression, names: Names, inner: Inner): Kind | null {
  const kind = globalOf(callee, names, classes)
  const isHolding = callee.type === 'Identifier' && /^(?:Map|Set)$/.test(callee.name)
  const { parts } = (isHolding && given[0] && inner(given[0])) || {}
  if (kind === null || parts === undefined) return kind
  return { ...kind, parts: pathOf(callee) === 'Set' ? parts : parts.map((pair) => pair?.parts?.[0] ?? null) }
}

function ofLiteral(node: Extract<Node, { type: 'Literal' }>): Kind {
  if ('regex' in node) return made('object')
  const { value } = node
  if (value === null) return literal('null')
  return typeof value === 'object' ? typed('object') : literal(typeof value === 'string' ? 'text' : typeof value, value)
}

/** A text that begins and ends as it is written. */
function ofTemplate({ quasis, expressions }: TemplateLiteral): Kind {
  const [start = '', ...rest] = quasis.map(({ value }) => value.cooked ?? '')
  if (expressions.length === 0) return literal('text', start)
  return textBetween(start, rest.at(-1) ?? '')
}

function ofName(name: string, { values, own }: Names, inner: Inner): Kind | null {
  if (!own.has(name)) return constants.get(name) ?? null
  const named = values.get(name)
  if (named === undefined) return null
  const kind = inner(named.value)
  return named.member === undefined ? lasting(kind) : ofMember(kind, named.member)
}

const constants: ReadonlyMap<string, Kind> = new Map([
  ['undefined', nothing],
  ['NaN', literal('number', NaN)],
  ['Infinity', literal('number', Infinity)],
])

function ofSign(operator: string, kind: Kind | null): Kind | null {
  if (operator === 'typeof') return typeOf
  if (operator === '!') return typed('boolean')
  if (operator === 'void') return nothing
  if (operator === '-' && (typeof kind?.only === 'number' || typeof kind?.only === 'bigint'))
    return literal(typeof kind.only, -kind.only)
  return operator === '+' ? typed('number') : typed('number', 'bigint')
}

function ofNumbers(operator: string, left: Kind | null, right: Kind | null): Kind | null {
  if (operator === '+') return sum(left, right)
  // Nothing but nothing comes of it, or no number.
  if (operator === '*' && [left, right].some((kind) => kind?.only === 0)) return whole(0, 0)
  if (operator === '%' && typeof right?.only === 'number')
    return { ...typed('number'), ...restOf(isWhole(left) && isWhole(right), right.only) }
  if (/^[-*%]$/.test(operator) && isWhole(left) && isWhole(right)) return whole()
  return typed('number', 'bigint')
}

function sum(left: Kind | null, right: Kind | null): Kind | null {
  const isText = [left, right].some((kind) => kind?.types?.length === 1 && kind.types[0] === 'text')
  if (!isText) {
    const isSummed = left !== null && right !== null && [left, right].every((kind) => kind.types?.join() === 'number')
    return isSummed ? { ...(isWhole(left) && isWhole(right) && whole()), ...sumOf(left, right) } : null
  }
  return textBetween(edgeOf(left, 'start'), edgeOf(right, 'end'))
}

function edgeOf(kind: Kind | null, edge: 'start' | 'end'): string {
  return typeof kind?.only === 'string' ? kind.only : (kind?.[edge] ?? '')
}

function ofMember(kind: Kind | null, name: string | null): Kind | null {
  if (name === null) return null
  if (kind?.members !== undefined) return kind.members.has(name) ? (kind.members.get(name) ?? null) : nothing
  if (kind?.types?.join() === 'promise') return /^(?:then|catch|finally|constructor)$/.test(name) ? null : nothing
  const count = kind === null ? undefined : countOf(kind)
  if (name === 'length' && count !== undefined) return literal('number', count)
  if (name === 'length' && isCounted(kind)) return whole(0)
  if (name === 'size' && kind?.types?.join() === 'object' && kind.parts !== undefined)
    return countUpTo(kind.parts.length)
  return sizes.test(name) ? countUpTo(Infinity) : null
}

/** Whatever has them, there are none of less than nothing. */
const sizes = /^(?:length|size)$/

function globalOf(callee: Node, { own }: Names, table: ReadonlyMap<string, Kind>): Kind | null {
  return callee.type === 'Identifier' && !own.has(callee.name) ? (table.get(callee.name) ?? null) : null
}
