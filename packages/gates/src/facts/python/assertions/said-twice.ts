import type { SyntaxNode } from '@lezer/common'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, walk } from '../syntax.ts'

/** Whether two sides say the same, brackets and other names for it aside. */
export function isSaidTwice(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
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

/** What brackets, a name given on the spot, and another name for it stand for. */
export function same(node: SyntaxNode, source: PythonSource, depth = 0): SyntaxNode {
  if (node.name === 'ParenthesizedExpression' || node.name === 'NamedExpression') {
    const inner = node.name === 'NamedExpression' ? node.firstChild : childrenOf(node)[1]
    return inner == null || depth > 5 ? node : same(inner, source, depth + 1)
  }
  const value = knownNames(source).valueOf(node)
  return value?.name === 'VariableName' && depth < 5 ? same(value, source, depth + 1) : node
}

/** The text of an expression, blanks and the kind of quotes aside. */
export function plainOf(node: SyntaxNode, source: PythonSource): string {
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
