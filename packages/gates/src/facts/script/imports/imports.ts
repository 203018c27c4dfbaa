import type { ImportEdge } from '../../facts.ts'
import type { Resolution } from '../../resolve/resolution.ts'
import { resolveImport } from '../../resolve/resolve-import.ts'
import { type Source, isNamed } from '../syntax.ts'
import { commentedImports } from './commented-imports.ts'
import { type Found, type NamedImport, computed } from '../../found-import.ts'
import { memberNames } from './loaded-names.ts'
import { matchingPaths } from './matching-paths.ts'
import { moduleCalls } from './module-calls.ts'

/**
 * Every import of a source whose specifier can be told: static, type-only, re-exports, dynamic, `require` of any kind, `import x =
 * require`, types of `import('…')`, those of JSDoc, `/// <reference path>`, `import.meta.glob`, and modules that tests mock.
 * A specifier that is computed in part leads to every file that it may name. One that cannot be told is `*`, without target.
 */
export function importsIn(source: Source): NamedImport[] {
  const found = [...staticImports(source), ...reExports(source), ...moduleCalls(source), ...commentedImports(source)]
  return found.map(({ at, ...one }) => ({ ...one, line: source.lineAt(at) })).sort((a, b) => a.line - b.line)
}

/** Where an import of the source at `path` leads. */
export function edgesOf(
  { specifier, line, names, ifThere, again, locals }: NamedImport,
  path: string,
  resolution: Resolution,
): ImportEdge[] {
  const edge = { specifier: specifier.text, line, names, ...(again && { again }), ...(locals && { locals }) }
  if (specifier.text === computed.text) return [{ ...edge, target: null }]
  const targets = specifier.isPattern
    ? matchingPaths(path, specifier.text, resolution)
    : resolveImport(path, specifier.text, resolution)
  if (ifThere === true) return targets.filter(resolution.exists).map((target) => ({ ...edge, target, ifThere }))
  return targets.length === 0 ? [{ ...edge, target: null }] : targets.map((target) => ({ ...edge, target }))
}

function staticImports({ module, program }: Source): Found[] {
  const hasNamespace = module.staticImports.some(({ entries }) =>
    entries.some(({ importName }) => isNamed(importName.kind, 'NamespaceObject')),
  )
  const members = hasNamespace ? memberNames(program) : new Map<string, string[]>()
  return module.staticImports.map(({ start, moduleRequest, entries }) => {
    const names = entries.flatMap(({ importName, localName }) => {
      if (importName.name != null) return [importName.name]
      return isNamed(importName.kind, 'Default') ? ['default'] : ['*', ...(members.get(localName.value) ?? [])]
    })
    const locals = entries.map(({ localName }) => localName.value).filter((local) => !names.includes(local))
    return { specifier: { text: moduleRequest.value }, at: start, names, ...(locals.length > 0 && { locals }) }
  })
}

function reExports({ module }: Source): Found[] {
  return module.staticExports.flatMap(({ start, entries }) => {
    const requests = new Map<string, string[]>()
    for (const { moduleRequest, importName } of entries) {
      if (!moduleRequest) continue
      requests.set(moduleRequest.value, [...(requests.get(moduleRequest.value) ?? []), importName.name ?? '*'])
    }
    const again = entries.some(({ importName }) => isNamed(importName.kind, 'AllButDefault'))
    return [...requests].map(([text, names]) => ({ specifier: { text }, at: start, names, ...(again && { again }) }))
  })
}
