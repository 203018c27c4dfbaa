// What a call answers by the language and the platform, whatever the product answers in it.
import type { CallExpression, MemberExpression, Node } from 'oxc-parser'
import { type Kind, atMost, made, noLonger, typed } from '../../fixed/kind.ts'
import { pathOf } from '../signs/member-path.ts'
import { answerOf } from './answer-of.ts'
import { answered, answeredFor, functions, ofDates, ofLists } from './methods.ts'
import type { Names } from './names.ts'
import { asked, digested, fetched, spawned, uuid } from './platform.ts'

/** What can be told of another expression. */
export type Inner = (node: Node) => Kind | null

/** Longer chains of names are not written by people. */
const deepest = 30

/** What `expect.any(String)` is like. */
const instances: ReadonlyMap<string, Kind> = new Map([
  ['String', typed('text')],
  ['Number', typed('number')],
  ['Boolean', typed('boolean')],
  ['BigInt', typed('bigint')],
])

/** What a call answers; null where that may be anything. */
export function ofCall(call: CallExpression, names: Names, inner: Inner): Kind | null {
  const { callee, arguments: given } = call
  const [first] = given
  const path = pathOf(callee)
  const [root = ''] = path.split('.')
  const called = callee.type === 'Identifier' ? names.values.get(callee.name) : undefined
  if (called !== undefined && called.member === undefined) return answerOf(called.value, inner)
  if (/^(?:child_process\.)?spawnSync$/.test(path)) return spawned
  if (/^(?:crypto\.)?randomUUID$/.test(path)) return uuid
  if (path === 'expect.any' && first?.type === 'Identifier') return instances.get(first.name) ?? null
  if (path === 'fetch' && !names.own.has('fetch') && !names.replacesFetch) return fetched()
  if (!names.own.has(root) && functions.has(path))
    return path === 'JSON.stringify' && given.length > 1 ? typed('text', 'undefined') : (functions.get(path) ?? null)
  if (callee.type !== 'MemberExpression') return names.promised.has(path) ? typed('promise') : null
  const name = nameOf(callee) ?? ''
  if (name === 'digest') return digested(hashedBy(callee.object, inner), first && inner(first)?.only)
  const size = first === undefined ? null : inner(first)?.only
  if (typeof size === 'number') {
    const kind = answeredFor.get(name)?.(size)
    if (kind !== undefined) return kind
  }
  const holder = inner(callee.object)
  // Where the platform made what is asked, its methods are its own.
  if (holder?.members !== undefined) return asked.get(name) ?? null
  const cut = name === 'split' && given.length === 1 && first !== undefined ? inner(first)?.only : undefined
  if (typeof cut === 'string') return { lacks: cut }
  if (/^(?:slice|substring)$/.test(name)) return partOf(given, holder, inner)
  const isNewlySorted = name === 'toSorted' || (name === 'sort' && holder?.isNew === true)
  if (isNewlySorted && given.length === 0) return { ...made('list', 'object'), sorted: ['string'] }
  if (isNewlySorted && first !== undefined && isRising(first)) return { ...made('list', 'object'), sorted: ['number'] }
  if (first !== undefined && /Function/.test(first.type) && listing.test(name)) {
    const keeps = !name.endsWith('ap') || isIdentity(first)
    return {
      ...made('list', 'object', 'promise'),
      ...(keeps && holder?.lacks !== undefined && { lacks: holder.lacks }),
    }
  }
  if (isCounted(holder)) return ofLists.get(name) ?? (given.length === 0 ? (answered.get(name) ?? null) : null)
  if (holder?.types?.join(',') === 'date' || names.dates.has(pathOf(callee.object)))
    return ofDates.get(name) ?? answered.get(name) ?? null
  if (holder === null && names.promised.has(name) && !isOfPackage(callee.object, names)) return typed('promise')
  return given.length === 0 ? noLonger(answered.get(name) ?? null, holder ?? {}) : null
}

/** Whether a chain of members and calls begins with what a package gives: its `send` is not the product's. */
function isOfPackage(node: Node, names: Names, depth = 0): boolean {
  if (depth > deepest) return false
  const inner = (other: Node): boolean => isOfPackage(other, names, depth + 1)
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return inner(node.callee)
  if (node.type === 'MemberExpression') return inner(node.object)
  if (node.type === 'AwaitExpression') return inner(node.argument)
  if (node.type !== 'Identifier') return false
  const named = names.values.get(node.name)
  return names.foreign.has(node.name) || (named !== undefined && inner(named.value))
}

/** The algorithm of `createHash('sha256').update(…)`. */
function hashedBy(node: Node, inner: Inner): unknown {
  if (node.type !== 'CallExpression') return null
  const [first] = node.arguments
  if (/^(?:crypto\.)?createH(?:ash|mac)$/.test(pathOf(node.callee))) return first && inner(first)?.only
  return node.callee.type === 'MemberExpression' ? hashedBy(node.callee.object, inner) : null
}

/** `(a, b) => a - b` */
function isRising(node: Node): boolean {
  if (node.type !== 'ArrowFunctionExpression' || node.body.type !== 'BinaryExpression') return false
  const { operator, left, right } = node.body
  const sides = [left, right].map((side) => (side.type === 'Identifier' ? side.name : ''))
  const params = node.params.map((param) => (param.type === 'Identifier' ? param.name : ''))
  return operator === '-' && params.length === 2 && params.join() === sides.join() && !sides.includes('')
}

/** `(one) => one` */
function isIdentity(node: Node): boolean {
  const [param] = node.type === 'ArrowFunctionExpression' ? node.params : []
  const isNamed = node.type === 'ArrowFunctionExpression' && node.body.type === 'Identifier'
  return isNamed && param?.type === 'Identifier' && node.body.type === 'Identifier' && param.name === node.body.name
}

/** They make a list of another, or whatever holds several. */
const listing = /^(?:map|filter|flatMap|toSorted)$/

/** So much of a text at most: `slice(0, 10)`. */
function partOf(given: readonly Node[], holder: Kind | null, inner: Inner): Kind | null {
  const [start, end] = given.map((node) => inner(node)?.only)
  const isCut = typeof start === 'number' && typeof end === 'number' && start >= 0 && end >= start
  const isText = holder?.types?.join(',') === 'text'
  if (!isCut) return isText ? typed('text') : null
  return { ...atMost(end - start), ...(isText && { types: ['text'] }) }
}

/** The name of a member, where it is written down. */
export function nameOf({ property, computed }: MemberExpression): string | null {
  if (!computed) return property.type === 'Identifier' ? property.name : null
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null
}

/** Whether it is a list or a text: it counts what it holds. */
export function isCounted(kind: Kind | null): boolean {
  return kind?.types?.every((type) => type === 'list' || type === 'text') === true
}
