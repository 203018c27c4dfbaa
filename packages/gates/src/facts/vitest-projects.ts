import type { Node, ObjectExpression } from 'oxc-parser'
import { parseSource, walk } from './script/syntax.ts'

export interface TestGlobs {
  include: readonly string[]
  exclude: readonly string[]
}

/** Vitest's own defaults (vitest.dev/config/include, exclude). */
const defaults: TestGlobs = {
  include: ['**/*.{test,spec}.?(c|m)[jt]s?(x)'],
  exclude: ['**/node_modules/**', '**/.git/**'],
}

/**
 * Which files a project of a Vitest config collects, read from the config's text; null when its entry is not a literal:
 * made by code, spread, or in another file.
 */
export function projectGlobs(text: string, path: string, project: string): TestGlobs | null {
  const source = parseSource(text, path)
  if (source.problem !== null) return null
  const found: ObjectExpression[] = []
  walk(source.program, (node) => {
    if (node.type === 'ObjectExpression' && nameOf(node) === project) found.push(node)
  })
  const [entry] = found
  if (entry === undefined || found.length > 1 || entry.properties.some(({ type }) => type === 'SpreadElement'))
    return null
  const include = stringsOf(valueOf(entry, 'include'), defaults.include)
  const exclude = stringsOf(valueOf(entry, 'exclude'), [])
  return include && exclude && { include, exclude: [...defaults.exclude, ...exclude] }
}

/** `name: 'unit'` or `name: {label: 'unit', …}`. */
function nameOf(entry: ObjectExpression): string | null {
  const name = valueOf(entry, 'name')
  return stringOf(name?.type === 'ObjectExpression' ? valueOf(name, 'label') : name)
}

function valueOf(entry: ObjectExpression, key: string): Node | undefined {
  for (const property of entry.properties) {
    if (property.type !== 'Property' || property.computed) continue
    const named = property.key.type === 'Identifier' ? property.key.name : stringOf(property.key)
    if (named === key) return property.value
  }
  return undefined
}

function stringsOf(node: Node | undefined, otherwise: readonly string[]): readonly string[] | null {
  if (node === undefined) return otherwise
  if (node.type !== 'ArrayExpression') return null
  const strings = node.elements.map((element) => stringOf(element ?? undefined))
  return strings.every((text) => text !== null) ? strings : null
}

function stringOf(node: Node | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}
