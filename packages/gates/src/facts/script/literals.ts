import type { Node } from 'oxc-parser'
import { type Source, walk } from './syntax.ts'

/** Names of modules and files, which follow what moves. */
const relative = /^['"`]\.{1,2}\//

/** The values that a source writes down: numbers, texts, patterns; names of modules aside. */
export function literalsOf({ program }: Source): string[] {
  return valuesBelow(program)
}

/** The same of a part of a source. */
export function valuesBelow(part: Node): string[] {
  const modules = new Set<Node>()
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
