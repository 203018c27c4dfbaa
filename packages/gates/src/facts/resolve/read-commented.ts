import type { Node } from 'oxc-parser'
import { parseSource } from '../script/syntax.ts'

/** JSON with comments and commas at ends, as TypeScript's configurations are written; null when it is not that. */
export function readCommented(text: string): unknown {
  const { program, problem } = parseSource(`(${text.replace(/^\uFEFF/, '')}\n)`, 'config.js')
  const [only] = program.body
  if (problem !== null || only?.type !== 'ExpressionStatement') return null
  return valueOf(only.expression)
}

function valueOf(node: Node): unknown {
  if (node.type === 'ParenthesizedExpression') return valueOf(node.expression)
  if (node.type === 'Literal') return node.value
  if (node.type === 'ArrayExpression')
    return node.elements.map((element) => (element === null ? null : valueOf(element)))
  if (node.type !== 'ObjectExpression') return null
  return Object.fromEntries(
    node.properties.flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Literal'
        ? [[String(property.key.value), valueOf(property.value)] as const]
        : [],
    ),
  )
}
