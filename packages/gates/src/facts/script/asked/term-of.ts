// An expression of JavaScript as it can be tried on values.
import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { type Term, call, open, value } from '../../fixed/trial/term.ts'
import { bare, keyOf, pathOf } from '../signs/member-path.ts'
import type { Names } from './names.ts'
import { isSteady } from './steady.ts'
import { bareFunctions, functions, givenAtMost, methods, operators } from './term-names.ts'

export interface Reading {
  names: Names
  said: (node: Node) => string
  /** What stands for each member of a list here. */
  members?: ReadonlySet<string>
}

const deepest = 30

/** What an expression makes of what the product answers; of what nobody can tell more it is open. */
export function termOf(written: Node, reading: Reading, depth = 0): Term {
  const node = bare(written)
  if (depth > deepest) return openAt(node, reading)
  const { names, said, members } = reading
  const inner = (other: Node): Term => termOf(other, reading, depth + 1)
  if (node.type === 'Literal') return 'regex' in node ? value(patternOf(node.regex)) : value(node.value)
  if (node.type === 'Identifier') {
    if (members?.has(node.name) === true) return open(node.name)
    return names.own.has(node.name) ? ofName(node.name, reading, depth) : (constants.get(node.name) ?? open(node.name))
  }
  if (node.type === 'UnaryExpression') return ofSign(node.operator, inner(node.argument)) ?? openAt(node, reading)
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') {
    const op = operators[node.operator]
    const found = op === undefined ? openAt(node, reading) : call(op, inner(node.left), inner(node.right))
    return node.operator === '!=' ? call('not', found) : found
  }
  if (node.type === 'TemplateLiteral') {
    const texts = node.quasis.map(({ value: { cooked } }) => value(cooked ?? ''))
    return call('concat', ...texts.flatMap((text, at) => [text, ...node.expressions.slice(at, at + 1).map(inner)]))
  }
  if (node.type === 'ArrayExpression')
    return ofList(node.elements, (one) => inEach(one, reading, depth)) ?? openAt(node, reading)
  if (node.type === 'MemberExpression') {
    const key = node.computed ? '' : keyOf(node.property)
    const { property } = node
    if (node.computed && property.type === 'Literal' && typeof property.value === 'number')
      return call('item', inner(node.object), value(property.value))
    if (/^(?:length|size)$/.test(key)) return call('length', inner(node.object))
    return pathOf(node) === '' ? openAt(node, reading) : open(said(node))
  }
  const found =
    node.type === 'NewExpression'
      ? ofNew(node, reading, inner)
      : node.type === 'CallExpression'
        ? ofCall(node, reading, inner)
        : null
  return found ?? openAt(node, reading)
}

function ofNew(
  { callee, arguments: given }: NewExpression,
  { names }: Reading,
  inner: (node: Node) => Term,
): Term | null {
  const [first, ...others] = given
  const op = callee.type === 'Identifier' && !names.own.has(callee.name) ? made.get(callee.name) : undefined
  if (op === undefined || first === undefined || others.length > 0 || first.type === 'SpreadElement') return null
  return call(op, inner(first))
}

/** What is asked of an expression that is to hold. */
export function askedIn(node: Node, reading: Reading): Term {
  const plain = bare(node)
  if (plain.type === 'LogicalExpression' && plain.operator !== '??')
    return call(plain.operator === '&&' ? 'and' : 'or', askedIn(plain.left, reading), askedIn(plain.right, reading))
  if (plain.type === 'UnaryExpression' && plain.operator === '!') return turned(askedIn(plain.argument, reading))
  const term = termOf(plain, reading)
  return isQuestion(term) ? term : call('truthy', term)
}

const questions =
  /^(?:same|identical|different|like|[<>]=?|has|startsWith|endsWith|matches|truthy|not|and|or|is[A-Z]\w+)$/

export function isQuestion(term: Term): boolean {
  return term.kind === 'each' || (term.kind === 'call' && questions.test(term.op))
}

/** What is asked of a question that is not to hold. */
export function turned(term: Term): Term {
  const isIdentity = term.kind === 'call' && (term.op === 'identical' || term.op === 'same')
  return isIdentity ? call('different', ...term.args) : call('not', term)
}

/** Asked twice in one breath it answers the same, as far as its name says; elsewhere it may be another thing. */
function openAt(node: Node, { said }: Reading): Term {
  return open(isSteady(node) ? said(node) : `${said(node)} at ${node.start}`)
}

const constants: ReadonlyMap<string, Term> = new Map([
  ['undefined', value(undefined)],
  ['NaN', value(NaN)],
  ['Infinity', value(Infinity)],
])
const made: ReadonlyMap<string, string> = new Map([
  ['Set', 'set'],
  ['Date', 'date'],
])

/** A name stands for what it was given, where nobody else could have changed that. */
function ofName(name: string, reading: Reading, depth: number): Term {
  const named = reading.names.values.get(name)
  if (named === undefined || named.member !== undefined || /Function|^Class/.test(named.value.type)) return open(name)
  // Asked once more it may have answered another thing.
  const said = (node: Node): string => `${reading.said(node)} in ${name}`
  const term = termOf(named.value, { ...reading, said }, depth + 1)
  if (term.kind === 'open' || (isChangeable(term) && !reading.names.single.has(name))) return open(name)
  return term
}

function isChangeable(term: Term): boolean {
  if (term.kind === 'value') return typeof term.value === 'object' && term.value !== null
  return term.kind === 'call' && /^(?:list|copy|once|sorted\w*|reversed|set|keys|split|cut|date)$/.test(term.op)
}

function ofSign(sign: string, term: Term): Term | null {
  if (sign === '!') return turned(isQuestion(term) ? term : call('truthy', term))
  if (sign === 'typeof') return call('kindOf', term)
  if (sign === '+') return call('number', term)
  if (sign !== '-') return null
  return term.kind === 'value' && typeof term.value === 'number' ? value(-term.value) : call('negative', term)
}

/** A call in a list may answer otherwise than the same one beside it. */
function inEach(node: Node, reading: Reading, depth: number): Term {
  const said = (one: Node): string => (pathOf(one) === '' ? `${reading.said(one)} at ${one.start}` : reading.said(one))
  return termOf(node, { ...reading, said }, depth + 1)
}

/** What is written down whole, or one list that is gone through. */
function ofList(elements: readonly (Node | null)[], inner: (node: Node) => Term): Term | null {
  const [first] = elements
  if (first?.type === 'SpreadElement' && elements.length === 1) {
    const held = inner(first.argument)
    return held.kind === 'call' && held.op === 'set' ? call('once', ...held.args) : call('copy', held)
  }
  if (!elements.every((one) => one !== null && one.type !== 'SpreadElement')) return null
  const parts = elements.flatMap((one) => (one === null ? [] : [inner(one)]))
  const values = parts.flatMap((part) => (part.kind === 'value' ? [part.value] : []))
  return values.length === parts.length ? value(values) : call('list', ...parts)
}

function ofCall(node: CallExpression, reading: Reading, inner: (node: Node) => Term): Term | null {
  const { callee, arguments: given } = node
  if (given.some(({ type }) => type === 'SpreadElement')) return ofSpread(node, reading, inner)
  const path = pathOf(callee)
  const isOwn = reading.names.own.has(path.split('.')[0] ?? '')
  const known = isOwn ? undefined : functions.get(path)
  if (known !== undefined && given.length > 0 && given.length <= (bareFunctions.test(path) ? 1 : 2))
    return call(known, ...given.map(inner))
  if (callee.type !== 'MemberExpression' || callee.computed) return null
  const name = keyOf(callee.property)
  const [first] = given
  if (/^(?:every|some)$/.test(name))
    return ofEach(name === 'every' ? 'every' : 'some', callee.object, first, { reading, inner })
  if (name === 'test' && first !== undefined && callee.object.type === 'Literal')
    return call('matches', inner(first), inner(callee.object))
  if (name === 'toString')
    return first === undefined ? call('text', inner(callee.object)) : ofRadix(callee.object, first, inner)
  const op = methods.get(name)
  const more = given.map(inner)
  if (op === undefined || given.length > (givenAtMost.get(name) ?? 0) || !more.every(({ kind }) => kind === 'value'))
    return null
  if (name === 'replace' && !(first?.type === 'Literal' && 'regex' in first && first.regex.flags.includes('g')))
    return null
  // What is sorted where it stands may be gone through elsewhere.
  if (/^(?:sort|reverse)$/.test(name) && inner(callee.object).kind === 'open') return null
  return call(op, inner(callee.object), ...more)
}

function ofRadix(holder: Node, radix: Node, inner: (node: Node) => Term): Term | null {
  return radix.type === 'Literal' && radix.value === 16 ? call('toRadix', inner(holder), inner(radix)) : null
}

/** `Math.max(...all)` */
function ofSpread(
  { callee, arguments: given }: CallExpression,
  { names }: Reading,
  inner: (node: Node) => Term,
): Term | null {
  const [first] = given
  const [, edge] = /^Math\.(max|min)$/.exec(pathOf(callee)) ?? []
  if (edge === undefined || names.own.has('Math') || given.length > 1 || first?.type !== 'SpreadElement') return null
  return call(`${edge}Of`, inner(first.argument))
}

function ofEach(
  op: 'every' | 'some',
  of: Node,
  asked: Node | undefined,
  { reading, inner }: { reading: Reading; inner: (node: Node) => Term },
): Term | null {
  if (asked?.type !== 'ArrowFunctionExpression' || asked.body.type === 'BlockStatement') return null
  const [one, ...others] = asked.params
  if (one?.type !== 'Identifier' || others.length > 0) return null
  const members = new Set([...(reading.members ?? []), one.name])
  return { kind: 'each', op, of: inner(of), one: one.name, body: askedIn(asked.body, { ...reading, members }) }
}

function patternOf({ pattern, flags }: { pattern: string; flags: string }): RegExp | null {
  try {
    return new RegExp(pattern, flags.replace('y', ''))
  } catch {
    return null
  }
}
