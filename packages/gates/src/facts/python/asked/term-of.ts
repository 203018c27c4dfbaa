// An expression of Python as it can be tried on values.
import type { SyntaxNode } from '@lezer/common'
import { type Term, Tuple, call, open, value } from '../../fixed/trial/term.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { kindOf } from './kind-of.ts'
import type { PythonNames } from './names.ts'
import { isSteadyCall } from './steady.ts'
import { methods, ofOne, operators, types } from './term-names.ts'

export interface Reading {
  source: PythonSource
  names: PythonNames
  /** What stands for each member of a list here. */
  members?: ReadonlySet<string>
  /** Where a name was given what is read: asked once more that may be another thing. */
  within?: string
}

const deepest = 30

/** What an expression makes of what the product answers; of what nobody can tell more it is open. */
export function termOf(node: SyntaxNode, reading: Reading, depth = 0): Term {
  const { source, members } = reading
  if (depth > deepest) return openAt(node, reading)
  const inner = (other: SyntaxNode): Term => termOf(other, reading, depth + 1)
  const said = source.textOf(node)
  const written = writtenValue(node, reading)
  if (written !== null) return written
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment')
  const [first, second, third] = parts
  if (node.name === 'ParenthesizedExpression') return second === undefined ? openAt(node, reading) : inner(second)
  if (node.name === 'VariableName') return members?.has(said) === true ? open(said) : ofName(node, reading, depth)
  if (/^(?:Array|Tuple)Expression$/.test(node.name)) return ofList(node, parts, reading, inner)
  if (node.name === 'UnaryExpression' && first !== undefined && second !== undefined)
    return source.textOf(first) === '-' ? call('negative', inner(second)) : openAt(node, reading)
  if (node.name === 'BinaryExpression' && first && second && third && parts.length === 3) {
    const op = operators[source.textOf(second)]
    return op === undefined ? openAt(node, reading) : call(op, inner(first), inner(third))
  }
  if (node.name === 'FormatString') return ofFormat(node, reading, inner) ?? openAt(node, reading)
  if (node.name === 'MemberExpression') return ofCut(node, reading, inner) ?? openAt(node, reading)
  return (node.name === 'CallExpression' ? ofCall(node, reading, inner) : null) ?? openAt(node, reading)
}

/** What is asked of an expression that is to hold. */
export function askedIn(node: SyntaxNode, reading: Reading): Term {
  const { source } = reading
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment')
  const [first, second, third, fourth] = parts
  if (node.name === 'ParenthesizedExpression' && second !== undefined) return askedIn(second, reading)
  if (node.name === 'UnaryExpression' && first?.name === 'not' && second !== undefined)
    return call('not', askedIn(second, reading))
  if (node.name === 'BinaryExpression' && first && second && third) {
    const signs = parts
      .slice(1, -1)
      .map((part) => source.textOf(part))
      .join(' ')
    if (signs === 'and' || signs === 'or') return call(signs, askedIn(first, reading), askedIn(third, reading))
    const last = fourth ?? third
    const compared = comparedBy(signs, termOf(first, reading), termOf(last, reading))
    // `5 < a <= 7`
    const [, , middle] = isChained(first) ? childrenOf(first) : []
    if (compared !== null && middle !== undefined)
      return call(
        'and',
        askedIn(first, reading),
        comparedBy(signs, termOf(middle, reading), termOf(last, reading)) ?? compared,
      )
    if (compared !== null) return compared
  }
  const term = termOf(node, reading)
  return isQuestion(term) ? term : call('filled', term)
}

function isQuestion(term: Term): boolean {
  return (
    term.kind === 'each' ||
    (term.kind === 'call' &&
      /^(?:equal|different|[<>]=?|has|startsWith|endsWith|filled|not|and|or|is[A-Z]\w+)$/.test(term.op))
  )
}

function isChained(node: SyntaxNode): boolean {
  return node.name === 'BinaryExpression' && childrenOf(node).some(({ name }) => name === 'CompareOp')
}

/** What a comparison asks; null where it is none. */
export function comparedBy(signs: string, one: Term, other: Term): Term | null {
  if (/^[<>]=?$/.test(signs)) return call(signs, one, other)
  if (signs === '==' || signs === 'is') return call('equal', one, other)
  if (signs === 'is not') return call('different', one, other)
  if (signs === '!=') return call('not', call('equal', one, other))
  if (signs === 'in') return call('has', other, one)
  return signs === 'not in' ? call('not', call('has', other, one)) : null
}

function openAt(node: SyntaxNode, { source, within = '' }: Reading): Term {
  const said = source.textOf(node)
  const isSame =
    within === '' && (dottedName(node, source) !== '' || node.name === 'MemberExpression' || isSteadyCall(node, source))
  return open(isSame ? said : `${said} (at ${node.from} ${within})`)
}

/** A number, a text, yes, no or nothing. */
function writtenValue(node: SyntaxNode, { source, names }: Reading): Term | null {
  if (node.name === 'None') return value(null)
  if (node.name === 'Boolean') return value(source.textOf(node) === 'True')
  if (!/^(?:Number|String)$/.test(node.name)) return null
  const only = kindOf(node, source, names)?.only
  return only === undefined ? null : value(only)
}

/** A name stands for what it was given, where nobody else could have changed that. */
function ofName(node: SyntaxNode, reading: Reading, depth: number): Term {
  const { source, names, within = '' } = reading
  const name = source.textOf(node)
  const given = names.valueOf(node)
  const itself = open(within === '' ? name : `${name} in ${within}`)
  if (given === null || given.name.endsWith('Definition')) return itself
  const term = termOf(given, { ...reading, within: name }, depth + 1)
  const isOnlyHere = names.madeFor(node) !== node
  return term.kind === 'open' || (isChangeable(term) && !isOnlyHere) ? itself : term
}

function isChangeable(term: Term): boolean {
  if (term.kind === 'value') return Array.isArray(term.value)
  return term.kind === 'call' && /^(?:list|copy|sorted|set|split|lines|cut)$/.test(term.op)
}

function ofList(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  reading: Reading,
  inner: (node: SyntaxNode) => Term,
): Term {
  const members = parts.filter(({ name }) => !/^[[\](),]$/.test(name))
  if (members.some((part) => reading.source.textOf(part).startsWith('*'))) return openAt(node, reading)
  const terms = members.map(inner)
  const values = terms.flatMap((part) => (part.kind === 'value' ? [part.value] : []))
  if (values.length < terms.length) return openAt(node, reading)
  return value(node.name === 'TupleExpression' ? Tuple.from(values) : values)
}

/** `f"{a:.2f}"`; of other forms nothing is told. */
function ofFormat(node: SyntaxNode, { source }: Reading, inner: (node: SyntaxNode) => Term): Term | null {
  const [put, ...others] = childrenOf(node)
  const [, asked, form] = put === undefined ? [] : childrenOf(put)
  if (put?.name !== 'FormatReplacement' || asked === undefined || others.length > 0) return null
  const [, digits] = /^:\.(\d)f$/.exec(form === undefined ? '' : source.textOf(form)) ?? []
  const isAlone = /^[fF](["'])\{[^]*\}\1$/.test(source.textOf(node))
  return digits === undefined || !isAlone ? null : call('toFixed', inner(asked), value(Number(digits)))
}

/** `a[:4]`, `a[1:3]` */
function ofCut(node: SyntaxNode, { source }: Reading, inner: (node: SyntaxNode) => Term): Term | null {
  const holder = node.firstChild
  const rest = holder === null ? '' : source.text.slice(holder.to, node.to)
  const [, place] = /^\[(\d+)\]$/.exec(rest) ?? []
  if (holder !== null && place !== undefined) return call('item', inner(holder), value(Number(place)))
  const [, start, end] = /^\[(-?\d*):(\d*)\]$/.exec(rest) ?? []
  if (holder === null || start === undefined || end === undefined) return null
  return call('cut', inner(holder), value(Number(start)), value(end === '' ? undefined : Number(end)))
}

function ofCall(node: SyntaxNode, reading: Reading, inner: (node: SyntaxNode) => Term): Term | null {
  const { source, names } = reading
  const path = dottedName(node.firstChild, source)
  const { values, named } = givenTo(node, source)
  const [first, second] = values
  if (named.size > 0 || first === undefined ? values.length > 0 : names.own.has(path)) return null
  if (path === 'dict.fromkeys' && values.length === 1 && first !== undefined) return call('once', inner(first))
  if (first !== undefined && !path.includes('.')) {
    if (/^(?:all|any)$/.test(path)) return ofEach(path === 'all' ? 'every' : 'some', node, reading, inner)
    if (values.length === 1) {
      const edge = /^(?:max|min)$/.test(path) ? call(`${path}Of`, inner(first)) : null
      if (/^(?:int|float)$/.test(path) && first.name === 'String') return null
      if (path === 'int') return call('trunc', call('number', inner(first)))
      const op = ofOne.get(path)
      return edge ?? (op === undefined ? null : call(op, inner(first)))
    }
    if (/^(?:max|min)$/.test(path)) return call(path, ...values.map(inner))
    if (path === 'round' && second !== undefined) return call('roundTo', inner(first), inner(second))
    const type = path === 'isinstance' && second !== undefined ? types.get(source.textOf(second)) : undefined
    if (type !== undefined) return call(type, inner(first))
  }
  return ofMethod(node, reading, inner)
}

function ofMethod(node: SyntaxNode, { source }: Reading, inner: (node: SyntaxNode) => Term): Term | null {
  const callee = node.firstChild
  const { values, named } = givenTo(node, source)
  const [holder, property] = [callee?.firstChild, callee?.lastChild]
  if (callee?.name !== 'MemberExpression' || !holder || property?.name !== 'PropertyName' || named.size > 0) return null
  const known = methods.get(source.textOf(property))
  const given = values.map(inner)
  if (known === undefined || given.length !== known.given) return null
  // `", ".join(all)`
  if (known.op === 'join') return inner(holder).kind === 'value' ? call('join', ...given, inner(holder)) : null
  if (!given.every(({ kind }) => kind === 'value')) return null
  return call(known.op, inner(holder), ...given, ...(known.more ?? []).map(value))
}

/** `all(one > 1 for one in many)` */
function ofEach(
  op: 'every' | 'some',
  node: SyntaxNode,
  reading: Reading,
  inner: (node: SyntaxNode) => Term,
): Term | null {
  const list = node.getChild('ArgList')
  const within = list?.getChild('ArrayComprehensionExpression') ?? list
  const parts = within === null || within === undefined ? [] : childrenOf(within)
  const [, body, sign, one, from, of, ...rest] = parts
  if (
    sign?.name !== 'for' ||
    from?.name !== 'in' ||
    one?.name !== 'VariableName' ||
    body === undefined ||
    of === undefined ||
    rest.length !== 1
  )
    return null
  const name = reading.source.textOf(one)
  const members = new Set([...(reading.members ?? []), name])
  return { kind: 'each', op, of: inner(of), one: name, body: askedIn(body, { ...reading, members }) }
}
