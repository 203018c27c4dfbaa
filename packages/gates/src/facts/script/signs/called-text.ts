import type { CallExpression, Node } from 'oxc-parser'

type TextOf = (node: Node) => string | null

/**
 * The text that a call makes of texts that stand in it: `['a', 'b'].join('')`, `'ba'.split('').reverse().join('')`,
 * `atob('…')`, `Buffer.from('…', 'hex').toString()`, `String.fromCharCode(…)`. Null for any other.
 */
export function calledText(call: CallExpression, textOf: TextOf): string | null {
  const given = call.arguments.map((node) => textOf(node))
  const [first = null, second = null] = given
  const { callee } = call
  if (callee.type === 'Identifier') return callee.name === 'atob' && first !== null ? decoded(first, 'base64') : null
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null
  const { object, property } = callee
  if (property.name === 'fromCharCode' || property.name === 'fromCodePoint') return charactersOf(given)
  if (property.name === 'join') {
    const parts = partsOf(object, textOf)
    return parts === null ? null : parts.join(given.length === 0 ? ',' : (first ?? ''))
  }
  if (property.name === 'toString' && object.type === 'CallExpression') return bufferText(object, textOf)
  const text = textOf(object)
  if (text === null || (object.type === 'Literal' && typeof object.value !== 'string')) return null
  if (property.name === 'concat') return given.includes(null) ? null : text + given.join('')
  if (property.name === 'toLowerCase') return text.toLowerCase()
  if (property.name === 'toUpperCase') return text.toUpperCase()
  if (/^replace(?:All)?$/.test(property.name) && first !== null && second !== null)
    return text.replaceAll(first, second)
  return null
}

/** What a list of texts holds: written down, split, turned round. */
function partsOf(node: Node, textOf: TextOf): string[] | null {
  if (node.type === 'ArrayExpression') {
    const texts = node.elements.map((one) => (one === null ? null : textOf(one)))
    return texts.every((one) => one !== null) ? texts : null
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const { object, property } = node.callee
  const name = property.type === 'Identifier' ? property.name : ''
  if (name === 'reverse' || name === 'toReversed') return partsOf(object, textOf)?.toReversed() ?? null
  const [separator] = node.arguments
  const between = separator === undefined ? null : textOf(separator)
  return name === 'split' && between !== null ? (textOf(object)?.split(between) ?? null) : null
}

/** `Buffer.from('…', 'base64')`. */
function bufferText({ callee, arguments: [bytes, encoding] }: CallExpression, textOf: TextOf): string | null {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'Buffer')
    return null
  const [text, how] = [bytes, encoding].map((node) => (node === undefined ? null : textOf(node)))
  if (bytes?.type === 'ArrayExpression')
    return charactersOf(bytes.elements.map((one) => (one === null ? null : textOf(one))))
  return text != null && how != null ? decoded(text, how) : null
}

function decoded(text: string, encoding: string): string | null {
  return Buffer.isEncoding(encoding) ? Buffer.from(text, encoding).toString() : null
}

function charactersOf(numbers: readonly (string | null)[]): string | null {
  const codes = numbers.map((one) => Number(one ?? Number.NaN))
  return codes.every((code) => Number.isInteger(code) && code >= 0 && code < 0x110000)
    ? String.fromCodePoint(...codes)
    : null
}
