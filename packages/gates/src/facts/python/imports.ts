import type { SyntaxNode } from '@lezer/common'
import type { ImportEdge } from '../../decide/evidence.ts'
import { type NamedImport, computed } from '../imports/found.ts'
import type { Resolution } from '../resolve/resolution.ts'
import { patchedNames } from './mocks.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, plainText, walk } from './python-source.ts'
import { resolveModule } from './resolve-module.ts'

/** What an import statement names: a module, and names of it; `*` for the module as a whole. */
export interface PythonImport {
  /** As written, with its leading dots: `..ports.store`. */
  module: string
  names: readonly string[]
  /** Names under which the file knows what it imports: local → name of the module. */
  locals: ReadonlyMap<string, string>
  at: number
}

/**
 * Every import of a Python source: statements wherever they stand, `importlib.import_module('…')`, `__import__('…')`, and
 * what tests patch by its name. `from package import name` leads to the submodule of that name where there is one.
 */
export function importsIn(source: PythonSource): NamedImport[] {
  const found = [...importStatements(source), ...dynamicImports(source), ...patchedImports(source)]
  return found
    .map(({ module, names, at }) => ({
      specifier: module === null ? computed : { text: module },
      names,
      line: source.lineAt(at),
    }))
    .toSorted((a, b) => a.line - b.line)
}

/** Where an import of the source at `path` leads. */
export function edgesOf({ specifier, names, line }: NamedImport, path: string, resolution: Resolution): ImportEdge[] {
  const edge = { specifier: specifier.text, line }
  if (specifier.text === computed.text) return [{ ...edge, names, target: null }]
  const byTarget = Map.groupBy(names, (name) => resolveModule(path, specifier.text, name, resolution))
  return [...byTarget].map(([target, taken]) => ({ ...edge, target, names: taken }))
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
    return [{ module: words.slice(1, start).join(''), names: named.map(({ name }) => name), locals, at }]
  }
  return lists.map((part) => {
    const as = part.indexOf('as')
    const module = part.slice(0, as === -1 ? undefined : as).join('')
    const local = as === -1 ? (module.split('.')[0] ?? '') : (part[as + 1] ?? '')
    return { module, names: ['*'], locals: new Map([[local, '*']]), at }
  })
}

interface Loaded {
  /** Null where it is computed. */
  module: string | null
  names: readonly string[]
  at: number
}

function dynamicImports(source: PythonSource): Loaded[] {
  const found: Loaded[] = []
  walk(source.root, (node) => {
    if (node.name !== 'CallExpression') return
    if (!/^(?:(?:importlib\.)?import_module|__import__)$/.test(dottedName(node.firstChild, source))) return
    found.push({ module: plainText(givenTo(node, source).values[0], source), names: ['*'], at: node.from })
  })
  return found
}

function patchedImports(source: PythonSource): Loaded[] {
  return patchedNames(source).map(({ name, at }) => ({ module: name, names: ['*'], at }))
}

function splitAt(words: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (word === separator) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.filter((part) => part.length > 0)
}
