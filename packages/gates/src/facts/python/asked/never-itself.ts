// What is never what it is made of, whatever that is.
import type { SyntaxNode } from '@lezer/common'
import { type Ask, isHopeless, isTornApart } from '../../fixed/ask.ts'
import { type Kind, literal } from '../../fixed/kind.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import type { PythonNames } from './names.ts'

/** What can be told of an expression: what it asks where it is a condition, and what it is. */
export interface Told {
  source: PythonSource
  asks(node: SyntaxNode): Ask | null
  kindOf(node: SyntaxNode): Kind | null
}

/** `a + 1`, `not a` and `a + [1]` are never `a`; nothing is told of what has no name. */
export function isMadeAnother(node: SyntaxNode, of: string, source: PythonSource): boolean {
  const plain = source
    .textOf(node)
    .replaceAll(/[\s()]+/g, ' ')
    .trim()
  if (of === '') return false
  const text = source.textOf(node).replace(/^\((.*)\)$/s, '$1')
  const whole = [text, plain].find((one) => one.startsWith(`${of} `))
  const rest =
    whole !== undefined ? whole.slice(of.length + 1) : plain.startsWith('not ') && plain.slice(4) === of ? 'not' : ''
  return rest === 'not' || /^[-+] (?!0+$)\d+$|^\+ (?:"[^"\\]+"|'[^'\\]+'|\[[^\]]+\])$/.test(rest)
}

/** `2 if a == 1 else 1` is never `a`: what it asks first and what it comes to then cannot both be. */
export function isToldApart(node: SyntaxNode, of: string, told: Told): boolean {
  const parts = childrenOf(node)
  if (node.name === 'ParenthesizedExpression' && parts[1] !== undefined) return isToldApart(parts[1], of, told)
  const [met, , condition, , unmet] = parts
  if (node.name !== 'ConditionalExpression' || of === '' || !met || !condition || !unmet) return false
  const asked = ofType(condition, told.source) ?? told.asks(condition)
  const [then, otherwise] = [told.kindOf(met), told.kindOf(unmet)]
  if (then === null || otherwise === null) return false
  const isOnly = (wanted: Kind): Ask => ({ of, actual: null, relation: 'is', wanted })
  return isTornApart(asked, isOnly(then), isOnly(otherwise))
}

/** Whether something is to come through `[one for one in a if …]` that its condition rules out. */
export function isFilteredOut(actual: SyntaxNode, wanted: SyntaxNode, told: Told): boolean {
  if (actual.name !== 'ArrayComprehensionExpression') return false
  const parts = childrenOf(actual)
  const [, one, , target, , , , condition, ...others] = parts
  if (!one || !target || !condition || parts[6]?.name !== 'if' || others.length !== 1) return false
  const name = told.source.textOf(one)
  const asked = name === told.source.textOf(target) ? told.asks(condition) : null
  const listed = told.kindOf(wanted)?.parts ?? []
  return asked?.of === name && listed.some((part) => part !== null && isHopeless({ ...asked, actual: part }))
}

/** `isinstance(a, str)`, of types that are none of each other. */
function ofType(node: SyntaxNode, source: PythonSource): Ask | null {
  if (dottedName(node.firstChild, source) !== 'isinstance') return null
  const [value, type] = givenTo(node, source).values.map((given) => source.textOf(given))
  if (value === undefined || !/^(?:str|int|float|list|tuple|dict|set|bytes)$/.test(type ?? '')) return null
  return { of: `type(${value})`, actual: null, relation: 'is', wanted: literal('type', type) }
}

/** A clock that nobody sets back. */
const clock = /^time\.(?:monotonic|perf_counter|process_time)(?:_ns)?$/
const turned = /freeze_time|time_machine|(?:patch|setattr)\w*(?:\.object)?\(["']?time\b/

/** Whether a clock was read, and is read once more where it is compared. */
export function isBefore(one: SyntaxNode, other: SyntaxNode, source: PythonSource, names: PythonNames): boolean {
  if (one.name !== 'VariableName' || turned.test(source.text)) return false
  const [before, now] = [names.valueOf(one), other].map((node) =>
    node?.name === 'CallExpression' ? dottedName(node.firstChild, source) : '',
  )
  return before === now && clock.test(before ?? '')
}
