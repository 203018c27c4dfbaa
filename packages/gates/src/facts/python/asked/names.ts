import type { SyntaxNode } from '@lezer/common'
import { bindingsOf } from '../names/bindings.ts'
import { importStatements } from '../imports/import-statements.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, dottedName, walk } from '../syntax.ts'
import { defaultsIn } from './defaults.ts'

/** What can be told beforehand of the names of a source. */
export interface PythonNames {
  /** What a name is given, where that is one value. */
  valueOf: (node: SyntaxNode) => SyntaxNode | null
  /** What a name stands for that is spoken where it is given a value and once more: nobody else was handed it. */
  madeFor: (node: SyntaxNode) => SyntaxNode
  /** What the source declares or is handed, imports of the language's own modules aside. */
  own: ReadonlySet<string>
  /** What the test says to be a date. */
  dates: ReadonlySet<string>
}

const known = new WeakMap<PythonSource, PythonNames>()

export function namesIn(source: PythonSource): PythonNames {
  const found = known.get(source) ?? readNames(source)
  known.set(source, found)
  return found
}

function readNames(source: PythonSource): PythonNames {
  const own = new Set<string>()
  const dates = new Set<string>()
  const temporal = new Set<string>()
  for (const { module, locals } of importStatements(source)) {
    for (const [local, name] of locals) {
      if (module === 'datetime' && /^(?:date|datetime|time)$/.test(name)) temporal.add(local)
      if (!/^(?:json|random|subprocess)$/.test(module)) own.add(local)
    }
  }
  for (const { target, value } of bindingsOf(source)) {
    if (target.name !== 'VariableName') continue
    own.add(source.textOf(target))
    const { nextSibling: type } = target
    const isDate = type?.name === 'TypeDef' && temporal.has(source.textOf(type).replace(/^:\s*/, ''))
    const made = dottedName(value?.firstChild ?? null, source).split('.')[0] ?? ''
    if (target.parent?.name === 'AssignStatement' && (isDate || temporal.has(made))) dates.add(source.textOf(target))
  }
  const defaultOf = defaultsIn(source)
  const spoken: string[] = []
  walk(source.root, (node) => {
    if (node.name === 'VariableName') spoken.push(source.textOf(node))
  })
  const counts = Map.groupBy(spoken, (name) => name)
  const valueOf = (node: SyntaxNode) => knownNames(source).valueOf(node) ?? defaultOf(node)
  const madeFor = (node: SyntaxNode) => (counts.get(source.textOf(node))?.length === 2 ? valueOf(node) : null) ?? node
  return { valueOf, madeFor, own, dates }
}
