import type { Node } from 'oxc-parser'
import { type Source, walk } from './syntax.ts'

/** Names of modules and files, which follow what moves. */
const relative = /^['"`]\.{1,2}\//

/** The values that a source writes down: numbers, texts, patterns; names of modules aside. */
export function literalsOf({ program }: Source): string[] {
  return valuesBelow(program)
}

/** Those of them that stand for themselves: what is counted on from something else (`list[at - 1]`) is no value that anybody knows. */
export function knownBelow(part: Node): string[] {
  const steps = new Set<Node>()
  walk(part, (node) => {
    if (node.type !== 'BinaryExpression' || !/^[-+]$/.test(node.operator)) return
    const written = [node.left, node.right].filter(({ type }) => type === 'Literal')
    if (written.length === 1 && written[0] !== undefined && isNumber(written[0])) steps.add(written[0])
  })
  return valuesIn(part, steps)
}

function isNumber(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number'
}

/** The values of a part of a source. */
export function valuesBelow(part: Node): string[] {
  return valuesIn(part, new Set())
}

function valuesIn(part: Node, aside: ReadonlySet<Node>): string[] {
  const modules = new Set(aside)
  const found: string[] = []
  walk(part, (node) => {
    if ('source' in node && node.source !== null) modules.add(node.source)
    if (node.type === 'Literal' && !modules.has(node) && !relative.test(node.raw ?? ''))
      found.push((node.raw ?? '').replaceAll(/['"]/g, '"'))
    if (node.type === 'TemplateElement' && node.value.raw !== '') found.push(JSON.stringify(node.value.raw))
    if (node.type === 'JSXText' && node.value.trim() !== '') found.push(JSON.stringify(node.value.trim()))
  })
  return found
}
