// What a call, and a member, answers by the language, whatever the product answers in it.
import type { SyntaxNode } from '@lezer/common'
import { type Kind, atMost, countOf, countUpTo, literal, noLonger, textLike, typed, whole } from '../../fixed/kind.ts'
import { type PythonSource, dottedName, givenTo } from '../syntax.ts'
import { answered, asking, changing, dateParts, ended, functions, none, ofMonths, ofTexts, yesOrNo } from './methods.ts'
import type { PythonNames } from './names.ts'

/** What can be told of another expression. */
export type Inner = (node: SyntaxNode | null) => Kind | null

/** Letters of a digest, by the function that makes it. */
const digests: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 }

/** What `hashlib.sha256(…).hexdigest()` is. */
function digested(holder: SyntaxNode | null, source: PythonSource): Kind | null {
  const made = holder?.name === 'CallExpression' ? dottedName(holder.firstChild, source) : ''
  const letters = digests[/^hashlib\.(\w+)$/.exec(made)?.[1] ?? '']
  return letters === undefined ? null : { ...textLike(new RegExp(`^[\\da-f]{${letters}}$`)), count: letters }
}

/** So much of a text, or of whatever has parts: `a[:4]`. */
const cut = /\[:(\d+)\]$/

/** Of what the test says to be a date, of what is cut off, and of what a finished program printed. */
export function ofMember(node: SyntaxNode, source: PythonSource, { valueOf, dates }: PythonNames): Kind | null {
  const [, most] = cut.exec(source.textOf(node)) ?? []
  if (most !== undefined) return atMost(Number(most))
  if (infinite.test(source.textOf(node))) return literal('number', Infinity)
  const [holder = '', name = ''] = dottedName(node, source).split('.')
  const part = dateParts[name]
  if (dates.has(holder) && part !== undefined) return part
  if (source.textOf(node).endsWith('.month')) return ofMonths
  const made = node.firstChild === null ? null : valueOf(node.firstChild)
  if (!/^(?:stdout|stderr|returncode)$/.test(name) || made?.name !== 'CallExpression') return null
  if (!/^subprocess\.run$/.test(dottedName(made.firstChild, source))) return null
  if (name === 'returncode') return ended
  const { named } = givenTo(made, source)
  const isText = ['text', 'encoding', 'universal_newlines', 'errors'].some((key) => named.has(key))
  return source.textOf(made).includes('**') ? null : typed(isText ? 'text' : 'bytes', 'None')
}

/** What a call answers; null where that may be anything. */
export function ofCall(node: SyntaxNode, source: PythonSource, names: PythonNames, inner: Inner): Kind | null {
  const callee = node.firstChild
  const path = dottedName(callee, source)
  const { values, named } = givenTo(node, source)
  if (path === 'int' && values.length !== 1) return typed('number')
  if (path === 'sorted' && named.size === 0) return { ...typed('list'), sorted: ['string', 'number'] }
  if (path === 'len' && values[0] !== undefined && !names.own.has(path)) return countIn(inner(values[0]) ?? {})
  if (path === 'set' && values[0] !== undefined && !names.own.has(path))
    return { ...typed('set'), ...partsOf(inner(values[0])) }
  if (path === 'float' && infinite.test(source.textOf(node))) return literal('number', Infinity)
  if (path === 'random.randint') return between(values.map((value) => inner(value)?.only))
  if (functions.has(path) && !names.own.has(path.split('.')[0] ?? '')) return functions.get(path) ?? null
  if (callee?.name !== 'MemberExpression') return null
  const holder = callee.firstChild
  const name = source.textOf(callee.lastChild ?? callee)
  const kind = inner(holder)
  if (kind?.types?.join() === 'text' && ofTexts.has(name)) return ofTexts.get(name) ?? null
  const cut = name === 'split' && values.length === 1 && values[0] !== undefined ? inner(values[0])?.only : undefined
  if (typeof cut === 'string') return { lacks: cut }
  if (asking.test(name)) return yesOrNo
  if (changing.test(name) && /^(?:list|set|dict)$/.test(kind?.types?.join() ?? '')) return none
  if (name === 'hexdigest') return digested(holder, source)
  // Who is handed more is no text: `jwt.decode(token, key)`.
  if (
    /^(?:de|en)code$/.test(name) &&
    (values.length > 1 || (values[0] ?? callee).name !== (values.length === 0 ? callee.name : 'String'))
  )
    return null
  if (name === 'decode' || name === 'encode') return answered.get(name) ?? null
  return values.length + named.size === 0 ? noLonger(answered.get(name) ?? null, kind ?? {}) : null
}

const infinite = /^(?:math\.inf|float\((["'])inf(?:inity)?\1\))$/i

/** How many something holds; of a set so many at most. */
function countIn(kind: Kind): Kind {
  const count = countOf(kind)
  if (count !== undefined) return literal('number', count)
  return kind.types?.join() === 'set' && kind.parts !== undefined
    ? { ...whole(), ...countUpTo(kind.parts.length) }
    : whole(0)
}

function partsOf(kind: Kind | null): Pick<Kind, 'parts'> {
  return kind?.parts === undefined ? {} : { parts: kind.parts }
}

/** Both bounds are written down. */
function between([least, most]: readonly unknown[]): Kind | null {
  return typeof least === 'number' && typeof most === 'number' ? whole(least, most) : null
}
