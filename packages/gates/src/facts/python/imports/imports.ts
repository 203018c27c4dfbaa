import type { ImportEdge } from '../../facts.ts'
import { type NamedImport, computed } from '../../found-import.ts'
import type { Resolution } from '../../resolve/resolution.ts'
import { importStatements } from './import-statements.ts'
import { type LoadedModule, loadedModules } from './loaded-modules.ts'
import { patchedNames } from '../signs/mocks.ts'
import type { PythonSource } from '../syntax.ts'
import { resolveModule } from './resolve-module.ts'

/**
 * Every import of a Python source: statements wherever they stand, what it loads by calls, and what tests patch by its name. `from package import name` leads to the submodule of that name where there is one.
 */
export function importsIn(source: PythonSource): NamedImport[] {
  const found: (LoadedModule & Pick<NamedImport, 'again'>)[] = [
    ...importStatements(source),
    ...loadedModules(source),
    ...patchedImports(source),
  ]
  return found
    .map(({ module, names, at, again }) => ({
      specifier: module === null ? computed : { text: module },
      names,
      line: source.lineAt(at),
      ...(again && { again }),
    }))
    .toSorted((a, b) => a.line - b.line)
}

/** Where an import of the source at `path` leads. */
export function edgesOf(
  { specifier, names, line, again }: NamedImport,
  path: string,
  resolution: Resolution,
): ImportEdge[] {
  const edge = { specifier: specifier.text, line, ...(again && { again }) }
  if (specifier.text === computed.text) return [{ ...edge, names, target: null }]
  const byTarget = Map.groupBy(names, (name) => resolveModule(path, specifier.text, name, resolution))
  return [...byTarget].map(([target, taken]) => ({ ...edge, target, names: taken }))
}

function patchedImports(source: PythonSource): LoadedModule[] {
  return patchedNames(source).map(({ name, at }) => ({ module: name, names: ['*'], at }))
}
