import type { SyntaxNode } from '@lezer/common'
import { knownNames } from './known-names.ts'
import { type PythonSource, childrenOf, walk } from './python-source.ts'

/** A true literal, a tuple that is never empty (`assert (x, 'why')`), a value compared with itself, `… or True`, what is true of anything. */
export function alwaysHolds(asked: SyntaxNode, source: PythonSource): boolean {
  const text = source.textOf(asked)
  if (asked.name === 'Boolean') return text === 'True'
  if (asked.name === 'Number') return Number(text) !== 0
  if (asked.name === 'String') return !/^[a-zA-Z]*(?:""|'')$/.test(text)
  if (asked.name === 'TupleExpression') return childrenOf(asked).some(({ name }) => !/^[(),]$/.test(name))
  const parts = childrenOf(asked)
  if (asked.name === 'UnaryExpression') return /^not\s*(?:False|None|0|\[\]|\{\}|''|"")$/.test(text)
  if (asked.name === 'CallExpression') return /^isinstance\(.*,\s*object\)$/s.test(text)
  if (asked.name === 'ParenthesizedExpression')
    return parts.some((part) => !/^[()]$/.test(part.name) && alwaysHolds(part, source))
  if (asked.name !== 'BinaryExpression' || parts.length !== 3) return false
  const [left, operator, right] = parts
  if (left === undefined || operator === undefined || right === undefined) return false
  const said = source.textOf(operator)
  if (said === 'or') return alwaysHolds(left, source) || alwaysHolds(right, source)
  if (said === '>=' && source.textOf(left).startsWith('len(') && source.textOf(right) === '0') return true
  return /^(?:==|is|<=|>=)$/.test(said) && isSaidTwice(left, right, source) && !runs(left)
}

function isSaidTwice(left: SyntaxNode, right: SyntaxNode, source: PythonSource): boolean {
  return plainOf(left, source) === plainOf(right, source)
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

function plainOf(node: SyntaxNode, source: PythonSource): string {
  return source.textOf(node).replaceAll(/\s+/g, '').replaceAll("'", '"')
}

/** Whether an expression runs anything: what is called twice may well be asked to answer the same, which is no tautology. */
export function runs(node: SyntaxNode): boolean {
  let found = false
  walk(node, ({ name }) => {
    found ||= /^(?:CallExpression|AwaitExpression|NamedExpression|FormatString)$/.test(name)
  })
  return found
}
