import { type Source, isNamed } from './syntax.ts'

/** Names of the values that a module exports; null when they cannot all be told: `export *`, or no ES module. */
export function exportsOf({ module }: Source): string[] | null {
  if (!module.hasModuleSyntax) return null
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  const names = entries.flatMap(({ exportName, isType }) => {
    if (isType) return []
    return [exportName.name ?? (isNamed(exportName.kind, 'Default') ? 'default' : '*')]
  })
  return names.includes('*') ? null : names
}
