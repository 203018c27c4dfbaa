import type { SyntaxNode } from '@lezer/common'
import { type Relation, isHopeless } from '../fixed/ask.ts'
import { askOf, comparedIn } from './asked/ask-of.ts'
import { namesIn } from './asked/names.ts'
import { knownNames } from './known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, walk } from './python-source.ts'

/** What a condition comes to, whatever the product answers; null where that is up to the product. */
export function truthOf(node: SyntaxNode, source: PythonSource): boolean | null {
  return tellers[node.name]?.(node, source) ?? null
}

/** Whether an assertion holds whatever it asks: a true literal, a tuple that is never empty, a value compared with itself. */
export function alwaysHolds(asked: SyntaxNode, source: PythonSource): boolean {
  return truthOf(asked, source) === true
}

type Tell = (node: SyntaxNode, source: PythonSource) => boolean | null

const tellers: Readonly<Record<string, Tell>> = {
  Boolean: (node, source) => source.textOf(node) === 'True',
  None: () => false,
  LambdaExpression: () => true,
  Number: (node, source) => Number(source.textOf(node).replaceAll('_', '')) !== 0,
  String: (node, source) => !/^[a-zA-Z]*(?:""|'')$/.test(source.textOf(node)),
  TupleExpression: holdsAnything,
  ArrayExpression: holdsAnything,
  SetExpression: holdsAnything,
  DictionaryExpression: holdsAnything,
  VariableName: ofName,
  ParenthesizedExpression: (node, source) => truthOf(childrenOf(node)[1] ?? node, source),
  UnaryExpression: ofSign,
  ConditionalExpression: ofChoice,
  BinaryExpression: ofPair,
  CallExpression: ofCall,
}

/** What is unpacked in brackets may be nothing. */
function holdsAnything(node: SyntaxNode): boolean | null {
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](){},]$|^Comment$/.test(name))
  if (parts.length === 0) return false
  return parts.every(({ name, prevSibling }) => /^\*+$/.test(name) || /^\*+$/.test(prevSibling?.name ?? ''))
    ? null
    : true
}

/** Constants of Python as tests run, and names that stand for a plain value. */
function ofName(node: SyntaxNode, source: PythonSource): boolean | null {
  if (source.textOf(node) === '__debug__') return true
  const value = knownNames(source).valueOf(node)
  return value !== null && /^(?:Number|String|Boolean|None)$/.test(value.name) ? truthOf(value, source) : null
}

function ofSign(node: SyntaxNode, source: PythonSource): boolean | null {
  const [sign, value] = childrenOf(node)
  const truth = value === undefined ? null : truthOf(value, source)
  return sign?.name !== 'not' || truth === null ? null : !truth
}

/** `a if b else c`. */
function ofChoice(node: SyntaxNode, source: PythonSource): boolean | null {
  const [yes, , asked, , no] = childrenOf(node)
  if (yes === undefined || asked === undefined || no === undefined) return null
  const truth = truthOf(asked, source)
  if (truth !== null) return truthOf(truth ? yes : no, source)
  const answers = [isSaidTwice(yes, asked, source) || truthOf(yes, source), truthOf(no, source)]
  return answers[0] === answers[1] ? (answers[0] ?? null) : null
}

function ofPair(node: SyntaxNode, source: PythonSource): boolean | null {
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment')
  const [left, right] = [parts[0], parts.at(-1)]
  if (left === undefined || right === undefined) return null
  const operator = operatorOf(node, source)
  if (operator === 'and' || operator === 'or') {
    // What decides as soon as one side says it.
    const deciding = operator === 'or'
    const truths = [truthOf(left, source), truthOf(right, source)]
    if (truths.includes(deciding) || isOpposite(left, right, source)) return deciding
    return truths.every((truth) => truth === !deciding) ? !deciding : null
  }
  return ofComparison(node, source)
}

const opposites: Readonly<Record<string, string>> = {
  '==': '!=', '!=': '==', is: 'is not', 'is not': 'is', in: 'not in', 'not in': 'in', '<': '>=', '>=': '<', '>': '<=', '<=': '>',
} // prettier-ignore

/** `a == b` beside `a != b`, or beside `not a == b`. */
function isOpposite(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  const [one, other] = [left, right].map((side) => bare(side))
  if (one === undefined || other === undefined || runs(one, source)) return false
  for (const [denied, said] of [
    [one, other],
    [other, one],
  ] as const) {
    const [sign, value] = denied.name === 'UnaryExpression' ? childrenOf(denied) : []
    if (sign?.name === 'not' && value !== undefined && isSaidTwice(value, said, source)) return true
  }
  const sides = [one, other].map(({ firstChild, lastChild }) => [firstChild, lastChild] as const)
  const isSame = [0, 1].every((at) => {
    const [a, b] = [sides[0]?.[at], sides[1]?.[at]]
    return a != null && b != null && isSaidTwice(a, b, source)
  })
  return isSame && opposites[operatorOf(one, source)] === operatorOf(other, source)
}

function operatorOf(node: SyntaxNode, source: PythonSource): string {
  const inner = childrenOf(node).filter(({ name }) => name !== 'Comment')
  return inner
    .slice(1, -1)
    .map((part) => source.textOf(part))
    .join(' ')
}

/** What holds of every value, as its opposite holds of none. */
const negated: Readonly<Partial<Record<Relation, Relation>>> = {
  is: 'is not', 'is not': 'is', above: 'to', to: 'above', below: 'from', from: 'below',
} // prettier-ignore

function ofComparison(node: SyntaxNode, source: PythonSource): boolean | null {
  const operator = operatorOf(node, source)
  const { firstChild: left, lastChild: right } = node
  if (left === null || right === null || opposites[operator] === undefined) return null
  if (isSaidTwice(left, right, source) && !runs(same(left, source), source))
    return /^(?:==|is|<=|>=)$/.test(operator) || (/^(?:!=|is not|<|>)$/.test(operator) ? false : null)
  if (operator === 'in' || operator === 'not in') {
    const isAmong = holdsAmong(left, right, source)
    return isAmong === null ? null : isAmong === (operator === 'in')
  }
  const compared = comparedIn(node, source)
  const ask = compared === null ? null : askOf(compared, source, namesIn(source))
  if (ask === null) return null
  if (isHopeless(ask)) return false
  const relation = negated[ask.relation]
  return relation !== undefined && isHopeless({ ...ask, relation }) ? true : null
}

/** Whether a list that stands there holds a value: one of its own, or none. */
function holdsAmong(value: SyntaxNode, list: SyntaxNode, source: PythonSource): boolean | null {
  if (!/^(?:Tuple|Array|Set)Expression$/.test(list.name)) return null
  if (holdsAnything(list) === false) return false
  return !runs(value, source) && childrenOf(list).some((part) => isSaidTwice(value, part, source)) ? true : null
}

/** `isinstance(x, object)`, `all(… for x in [])`. */
function ofCall(node: SyntaxNode, source: PythonSource): boolean | null {
  const name = dottedName(node.firstChild, source)
  const [first, second] = givenTo(node, source).values
  if (name === 'isinstance' && first !== undefined && second !== undefined) {
    const isAny = /^(?:object$|\(.*\bobject\b.*\)$)/s.test(source.textOf(second))
    return isAny || plainOf(second, source) === `type(${plainOf(first, source)})` ? true : null
  }
  if (name !== 'all' && name !== 'any') return null
  const given = node.getChild('ArgList')
  return overNothing(given?.getChild('for') == null ? (first ?? null) : given) ? name === 'all' : null
}

/** An empty list, or what goes over one. */
function overNothing(node: SyntaxNode | null): boolean {
  if (node === null) return false
  if (/^(?:Tuple|Array)Expression$/.test(node.name)) return holdsAnything(node) === false
  const list = node.getChild('in')?.nextSibling
  return list != null && overNothing(list)
}

function isSaidTwice(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  return plainOf(same(left, source), source) === plainOf(same(right, source), source)
}

/** Whether two sides say the same, also where a name was given what the other side says. */
export function isAnsweredTwice(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  const names = knownNames(source)
  const said = (node: SyntaxNode, depth = 0): string[] => {
    const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : null
    const value = inner ?? (node.name === 'NamedExpression' ? node.lastChild : names.valueOf(node))
    return [plainOf(node, source), ...(value === null || depth > 3 ? [] : said(value, depth + 1))]
  }
  const [one, other] = [said(left), said(right)]
  return one.some((text) => other.includes(text))
}

/** Whether one side is made of the other (`x == x + 0`, `x == sorted(x)`), so that no value is asked for. */
export function isMadeOfOther(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  return [
    [left, right],
    [right, left],
  ].some(([part, whole]) => {
    if (part === undefined || whole === undefined || truthOf(part, source) !== null) return false
    let found = false
    walk(whole, (inner) => {
      found ||= inner !== whole && isSaidTwice(part, inner, source)
    })
    return found
  })
}

/** What brackets, a name given on the spot, and another name for it stand for. */
function same(node: SyntaxNode, source: PythonSource, depth = 0): SyntaxNode {
  if (node.name === 'ParenthesizedExpression' || node.name === 'NamedExpression') {
    const inner = node.name === 'NamedExpression' ? node.firstChild : childrenOf(node)[1]
    return inner == null || depth > 5 ? node : same(inner, source, depth + 1)
  }
  const value = knownNames(source).valueOf(node)
  return value?.name === 'VariableName' && depth < 5 ? same(value, source, depth + 1) : node
}

function bare(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenthesizedExpression' ? childrenOf(node)[1] : undefined
  return inner === undefined ? node : bare(inner)
}

function plainOf(node: SyntaxNode, source: PythonSource): string {
  return source.textOf(node).replaceAll(/\s+/g, '').replaceAll("'", '"')
}

/** Functions of the language that answer the same of the same. */
const pure = /^(?:str|repr|len|int|float|bool|type|id)$/

/** Whether an expression runs anything: what is called twice may well be asked to answer the same, which is no tautology. */
export function runs(node: SyntaxNode, source: PythonSource): boolean {
  let found = false
  walk(node, (inner) => {
    if (inner.name === 'CallExpression') found ||= !pure.test(dottedName(inner.firstChild, source))
    if (inner.name === 'FormatString') found ||= source.textOf(inner).includes('(')
    found ||= /^(?:AwaitExpression|NamedExpression)$/.test(inner.name)
  })
  return found
}
