import { posix } from 'node:path'
import type { ImportEdge } from '../../facts.ts'
import { type NamedImport, computed } from '../../found-import.ts'
import type { Resolution } from '../../resolve/resolution.ts'
import { importStatements } from './import-statements.ts'
import { type LoadedModule, loadedModules, startedModules } from './loaded-modules.ts'
import { patchedNames } from '../signs/mocks.ts'
import type { PythonSource } from '../syntax.ts'
import { resolveModule } from './resolve-module.ts'

/**
 * Every import of a Python source: statements wherever they stand, what it loads by calls, and what tests patch by its name. `from package import name` leads to the submodule of that name where there is one.
 */
export function importsIn(source: PythonSource): NamedImport[] {
  const found: (LoadedModule & Pick<NamedImport, 'again' | 'ifThere'>)[] = [
    ...importStatements(source),
    ...loadedModules(source),
    ...startedModules(source),
    ...patchedImports(source),
  ]
  return found
    .map(({ module, names, at, again, ifThere }) => ({
      specifier: module === null ? computed : { text: module },
      names,
      line: source.lineAt(at),
      ...(again && { again }),
      ...(ifThere && { ifThere }),
    }))
    .toSorted((a, b) => a.line - b.line)
}

/** Where an import of the source at `path` leads. */
export function edgesOf(
  { specifier, names, line, again, ifThere }: NamedImport,
  path: string,
  resolution: Resolution,
): ImportEdge[] {
  const edge = { specifier: specifier.text, line, ...(again && { again }) }
  if (specifier.text === computed.text) return [{ ...edge, names, target: null }]
  if (ifThere === true) {
    const target = startedFile(path, specifier.text, resolution)
    return target === null ? [] : [{ ...edge, names, target, ifThere }]
  }
  const byTarget = Map.groupBy(names, (name) => resolveModule(path, specifier.text, name, resolution))
  return [...byTarget].map(([target, taken]) => ({ ...edge, target, names: taken }))
}

/** The file that `python -m module` starts, be it there or to come in a package that is; null for programs of others. */
function startedFile(from: string, module: string, resolution: Resolution): string | null {
  const main = resolveModule(from, `${module}.__main__`, '*', resolution)
  if (main !== null && resolution.exists(main)) return main
  const file = resolveModule(from, module, '*', resolution)
  if (file?.endsWith('/__init__.py')) return `${posix.dirname(file)}/__main__.py`
  const isInPackage = file !== null && resolution.exists(`${posix.dirname(file)}/__init__.py`)
  return isInPackage ? file : null
}

function patchedImports(source: PythonSource): LoadedModule[] {
  return patchedNames(source).map(({ name, at }) => ({ module: name, names: ['*'], at }))
}
