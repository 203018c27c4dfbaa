import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'

/** What an import statement names: a module, and names of it; `*` for the module as a whole. */
export interface PythonImport {
  /** As written, with its leading dots: `..ports.store`. */
  module: string
  names: readonly string[]
  /** Names under which the file knows what it imports: local → name of the module. */
  locals: ReadonlyMap<string, string>
  at: number
  /** All of its names become names of the file. */
  again?: true
}

/** The import statements of a source, also those inside functions. */
export function importStatements(source: PythonSource): PythonImport[] {
  const found: PythonImport[] = []
  walk(source.root, (node) => {
    if (node.name === 'ImportStatement') found.push(...statementIn(node, source))
  })
  return found
}

function statementIn(node: SyntaxNode, source: PythonSource): PythonImport[] {
  const words = childrenOf(node)
    .filter(({ name }) => name !== 'Comment' && name !== '(' && name !== ')')
    .map((part) => source.textOf(part))
  const at = node.from
  const start = words.indexOf('import')
  const lists = splitAt(words.slice(start + 1), ',')
  if (words[0] === 'from') {
    const named = lists.map((part) => ({ name: part[0] ?? '', local: part.at(-1) ?? '' })).filter(({ name }) => name)
    const locals = new Map(named.map(({ name, local }) => [local, name]))
    const module = words.slice(1, start).join('')
    return [{ module, names: named.map(({ name }) => name), locals, at, ...(locals.has('*') && { again: true }) }]
  }
  return lists.map((part) => {
    const as = part.indexOf('as')
    const module = part.slice(0, as === -1 ? undefined : as).join('')
    const local = as === -1 ? (module.split('.')[0] ?? '') : (part[as + 1] ?? '')
    return { module, names: ['*'], locals: new Map([[local, '*']]), at }
  })
}

function splitAt(words: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (word === separator) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.filter((part) => part.length > 0)
}
