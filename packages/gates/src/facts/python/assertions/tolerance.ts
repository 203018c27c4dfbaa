import type { SyntaxNode } from '@lezer/common'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'

/** Calls that let a value be near another one. */
const near = /(?:^|\.)(?:approx|isclose|allclose|assert_allclose|assert(?:Not)?AlmostEquals?)$/
/** Share of a value from which on its neighbours pass as well. */
const widest = 0.1

/**
 * Whether a call takes values for equal that differ by a tenth or more of what is expected, or by what another file says. What a
 * test is handed may be little.
 */
export function isWide(call: SyntaxNode, expected: SyntaxNode | undefined, source: PythonSource): boolean {
  const name = call.name === 'CallExpression' ? calledName(call, source) : ''
  if (!near.test(name)) return false
  const { values, named } = givenTo(call, source)
  const given = (keys: readonly string[], position?: SyntaxNode): number | null =>
    [...keys.map((key) => named.get(key)), position]
      .map((node) => numberOf(node, source))
      .find((number) => number !== null) ?? null
  const share = given(['rel', 'rel_tol', 'rtol'], name.endsWith('approx') ? values[1] : undefined)
  const places = given(['places'], name.includes('AlmostEqual') ? values[2] : undefined)
  const most = given(['abs', 'abs_tol', 'atol', 'delta']) ?? (places === null ? null : 10 ** -places / 2)
  const size = Math.abs(numberOf(expected, source) ?? 0) || 1
  return isUnpacked(call) || (share !== null && share >= widest) || (most !== null && most >= widest * size)
}

/** The name under which everybody knows what is called, whatever the file calls it. */
function calledName(call: SyntaxNode, source: PythonSource): string {
  const known = knownNames(source).of(call.firstChild)
  return known === '' || known.startsWith('.') ? dottedName(call.firstChild, source) : known
}

/** `approx(3, **how)`: it may say anything. */
function isUnpacked(call: SyntaxNode): boolean {
  return childrenOf(call.getChild('ArgList') ?? call).some(({ name }) => name === '**')
}

/** A number, also one that is worked out or stands under a name; boundless where another file says it. */
function numberOf(node: SyntaxNode | undefined, source: PythonSource, depth = 0): number | null {
  if (node === undefined || depth > 5) return null
  const text = source.textOf(node).replaceAll('_', '')
  if (/^float\(["']inf/.test(text)) return Infinity
  if (/^-?\.?\d/.test(text) && !Number.isNaN(Number(text))) return Number(text)
  const inner = (part: SyntaxNode | undefined) => numberOf(part, source, depth + 1)
  const parts = childrenOf(node)
  if (node.name === 'ParenthesizedExpression') return inner(parts[1])
  if (node.name === 'BinaryExpression')
    return workedOut(inner(parts[0]), source.textOf(parts[1] ?? node), inner(parts[2]))
  if (node.name !== 'VariableName' && node.name !== 'MemberExpression') return null
  const names = knownNames(source)
  const value = names.valueOf(node)
  if (value !== null) return inner(value)
  const known = names.of(node)
  return known === '' || known.startsWith('.') || known === 'sys.float_info.epsilon' ? null : Infinity
}

function workedOut(left: number | null, operator: string, right: number | null): number | null {
  if (left === null || right === null) return null
  const ways: Readonly<Record<string, number>> = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
    '**': left ** right,
  }
  return ways[operator] ?? null
}
