import type { SyntaxNode } from '@lezer/common'
import { importStatements } from '../import-statements.ts'
import { type PythonSource, childrenOf, dottedName, walk } from '../python-source.ts'

/** What the names of a source stand for. */
export interface PythonNames {
  /** Names that are given one value in the whole file. */
  values: ReadonlyMap<string, SyntaxNode>
  /** What the source declares or is handed, imports of the language's own modules aside. */
  own: ReadonlySet<string>
  /** What the test says to be a date. */
  dates: ReadonlySet<string>
}

export function namesIn(source: PythonSource): PythonNames {
  const values = new Map<string, SyntaxNode | null>()
  const own = new Set<string>()
  const dates = new Set<string>()
  const temporal = new Set<string>()
  for (const { module, locals } of importStatements(source)) {
    for (const [local, name] of locals) {
      if (module === 'datetime' && /^(?:date|datetime|time)$/.test(name)) temporal.add(local)
      if (module !== 'json') own.add(local)
    }
  }
  const bind = (name: string, value: SyntaxNode | null): void => {
    values.set(name, own.has(name) ? null : value)
    own.add(name)
  }
  walk(source.root, (node) => {
    if (node.name === 'ParamList' || /^(?:For|With)Statement$/.test(node.name))
      for (const one of childrenOf(node)) if (one.name === 'VariableName') bind(source.textOf(one), null)
    if (/^(?:Function|Class)Definition$/.test(node.name)) {
      const name = node.getChild('VariableName')
      if (name !== null) bind(source.textOf(name), null)
    }
    if (node.name === 'UpdateStatement' && node.firstChild !== null) bind(source.textOf(node.firstChild), null)
    if (node.name !== 'AssignStatement') return
    const parts = childrenOf(node)
    const [target, type] = parts
    const isPlain = parts.filter(({ name }) => name !== 'TypeDef').length === 3
    for (const part of parts.slice(
      0,
      parts.findLastIndex(({ name }) => name === 'AssignOp'),
    ))
      walk(part, (inner) => {
        if (inner.name === 'VariableName' && part.name !== 'TypeDef')
          bind(source.textOf(inner), isPlain && inner === target ? (parts.at(-1) ?? null) : null)
      })
    const isDate = type?.name === 'TypeDef' && temporal.has(source.textOf(type).replace(/^:\s*/, ''))
    const made = dottedName(parts.at(-1)?.firstChild ?? null, source).split('.')[0] ?? ''
    if (target?.name === 'VariableName' && (isDate || temporal.has(made))) dates.add(source.textOf(target))
  })
  return {
    values: new Map([...values].flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    own,
    dates,
  }
}
