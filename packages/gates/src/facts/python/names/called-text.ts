import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, givenTo } from '../syntax.ts'

type TextIn = (part: SyntaxNode | null | undefined) => string | null

/**
 * The text that a call makes of texts that stand in it: `bytes([80, 89]).decode()`, `b64decode('…').decode()`,
 * `bytes.fromhex('…').decode()`, `'pxy'.replace('x', '')`, `chr(80)`. Null for any other.
 */
export function calledText(node: SyntaxNode, inner: TextIn, source: PythonSource): string | null {
  const called = node.firstChild
  const name = called === null ? '' : source.textOf(called)
  const { values } = givenTo(node, source)
  if (name === 'chr') return charactersOf([values[0]], source)
  if (called?.name !== 'MemberExpression') return null
  const [object, dot, method] = childrenOf(called)
  if (method === undefined || dot?.name === '[') return null
  const how = source.textOf(method)
  if (how === 'decode') return object?.name === 'CallExpression' ? decodedBytes(object, inner, source) : inner(object)
  const text = inner(object)
  if (text === null) return null
  if (/^(?:strip|lstrip|rstrip)$/.test(how)) return values.length === 0 ? text.trim() : null
  if (how === 'lower' || how === 'casefold') return text.toLowerCase()
  if (how === 'upper') return text.toUpperCase()
  const [from, to] = values.map((value) => inner(value))
  return how === 'replace' && from != null && to != null ? text.replaceAll(from, to) : null
}

/** `'txet'[::-1]`. */
export function reversedText(node: SyntaxNode, inner: TextIn, source: PythonSource): string | null {
  const [object] = childrenOf(node)
  const sliced = source.text.slice(object?.to ?? node.to, node.to).replaceAll(/\s/g, '')
  return sliced === '[::-1]'
    ? Array.from(inner(object) ?? '')
        .toReversed()
        .join('') || null
    : null
}

function decodedBytes(node: SyntaxNode, inner: TextIn, source: PythonSource): string | null {
  const name = source.textOf(node.firstChild ?? node)
  const [first] = givenTo(node, source).values
  if (/(?:^|\.)(?:bytes|bytearray)$/.test(name))
    return first === undefined
      ? null
      : charactersOf(
          childrenOf(first).filter((one) => one.name === 'Number'),
          source,
        )
  const text = inner(first)
  if (text === null) return null
  if (/(?:^|\.)b64decode$/.test(name)) return Buffer.from(text, 'base64').toString()
  return /(?:^|\.)(?:fromhex|unhexlify)$/.test(name) ? Buffer.from(text, 'hex').toString() : null
}

function charactersOf(nodes: readonly (SyntaxNode | undefined)[], source: PythonSource): string | null {
  const codes = nodes.map((node) => (node?.name === 'Number' ? Number(source.textOf(node)) : Number.NaN))
  const isText = codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code < 0x110000)
  return isText ? String.fromCodePoint(...codes) : null
}
