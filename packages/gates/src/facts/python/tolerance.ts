import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, dottedName, givenTo } from './python-source.ts'

/** Calls that let a value be near another one. */
const near = /(?:^|\.)(?:approx|isclose|allclose|assert_allclose|assert(?:Not)?AlmostEquals?)$/
/** Share of a value from which on its neighbours pass as well. */
const widest = 0.1

/** Whether a call takes values for equal that differ by a tenth or more of what is expected. */
export function isWide(call: SyntaxNode, expected: SyntaxNode | undefined, source: PythonSource): boolean {
  const name = call.name === 'CallExpression' ? dottedName(call.firstChild, source) : ''
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
  return (share !== null && share >= widest) || (most !== null && most >= widest * size)
}

function numberOf(node: SyntaxNode | undefined, source: PythonSource): number | null {
  const text = node === undefined ? '' : source.textOf(node).replaceAll('_', '')
  if (/^float\(["']inf/.test(text)) return Infinity
  return /^-?\.?\d/.test(text) && !Number.isNaN(Number(text)) ? Number(text) : null
}
