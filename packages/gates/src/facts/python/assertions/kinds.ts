// What asks for a kind of value, or for a text of a pattern or an end: by a method of unittest, or by a call that is asserted.
import type { SyntaxNode } from '@lezer/common'
import type { Strength } from '../../assertion-sums.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'

export const nothing: Strength = { isExact: false, isWeak: true, values: 0 }

const kind: Strength = { isExact: false, isWeak: false, isLoose: true, values: 1 }

/** What a method of unittest asks that has such a call beside it; null of any other. */
export function byMethod(method: string, [, second]: readonly SyntaxNode[], source: PythonSource): Strength | null {
  if (/^assert(?:Not)?Is(?:Instance|Subclass)$/.test(method)) return kind
  return /^assert(?:Not)?Regex(?:pMatches)?$/.test(method) ? ofPattern(second, source) : null
}

/** What `assert isinstance(x, T)`, `assert re.search(p, x)` and `assert x.startswith(t)` ask; null of any other call. */
export function byCall(call: SyntaxNode, source: PythonSource): Strength | null {
  if (/^(?:isinstance|issubclass)$/.test(dottedName(call.firstChild, source))) return kind
  return byMatch(call, source) ?? byEnd(call, source)
}

/** What a text that is not written down begins or ends with: each does with nothing. */
function byEnd(call: SyntaxNode, source: PythonSource): Strength | null {
  const [object, , method] = call.firstChild === null ? [] : childrenOf(call.firstChild)
  if (object === undefined || method === undefined || !/^(?:starts|ends)with$/.test(source.textOf(method))) return null
  const [end] = givenTo(call, source).values
  const isNone = end === undefined || object.name === 'String' || knownNames(source).textOf(end) === ''
  return isNone ? nothing : kind
}

/** What `re.search(p, x)` asks, and `pattern.search(x)` of one that was made before: they answer None where nothing matches. */
export function byMatch(call: SyntaxNode, source: PythonSource): Strength | null {
  if (call.name !== 'CallExpression' || call.firstChild === null) return null
  const names = knownNames(source)
  if (matching.test(names.of(call.firstChild))) return ofPattern(givenTo(call, source).values[0], source)
  const [object, , method] = childrenOf(call.firstChild)
  if (object === undefined || method === undefined || !matching.test(`re.${source.textOf(method)}`)) return null
  const made = names.valueOf(object) ?? object
  const isPattern = made.name === 'CallExpression' && names.of(made.firstChild) === 're.compile'
  return isPattern ? ofPattern(givenTo(made, source).values[0], source) : null
}

const matching = /^re\.(?:search|match|fullmatch)$/

/** Any text is found by a pattern that takes nothing, or everything. */
function ofPattern(pattern: SyntaxNode | undefined, source: PythonSource): Strength {
  const text = knownNames(source).textOf(pattern)
  return text !== null && /^\^?(?:\.[*+?]\??)*$|^(?:\^?\.[*+]\??)+\$$/.test(text) ? nothing : kind
}
