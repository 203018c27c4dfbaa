import type { MemberExpression, Node, ObjectExpression } from 'oxc-parser'
import { type Source, childrenOf, isNamed } from './syntax.ts'

/** Names of the values that a module exports; null when they cannot all be told: `export *`, exports that are computed. */
export function exportsOf({ module, program }: Source): string[] | null {
  if (!module.hasModuleSyntax) return commonExports(program)
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  const names = entries.flatMap(({ exportName, isType }) => {
    if (isType) return []
    return [exportName.name ?? (isNamed(exportName.kind, 'Default') ? 'default' : '*')]
  })
  return names.includes('*') ? null : names
}

/** Of CommonJS: `exports.a = …` and `module.exports = { a, b }`; null where anything else is done with either, or nothing. */
function commonExports(program: Node): string[] | null {
  const names: string[] = []
  let isTold = true
  const visit = (node: Node): void => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const said = exportedBy(node.left, node.right)
      if (said !== null) {
        names.push(...said)
        return visit(node.right)
      }
    }
    if (isExports(node)) isTold = false
    else for (const child of childrenOf(node)) visit(child)
  }
  visit(program)
  return isTold && names.length > 0 ? [...new Set(['default', ...names])] : null
}

function exportedBy(left: MemberExpression, right: Node): string[] | null {
  if (isExports(left)) return right.type === 'ObjectExpression' ? keysOf(right) : null
  const { object, property } = left
  return isExports(object) && !left.computed && property.type === 'Identifier' ? [property.name] : null
}

/** Keys that are all written out; null for spread and computed ones. */
function keysOf({ properties }: ObjectExpression): string[] | null {
  const keys = properties.map((property) =>
    property.type === 'Property' && !property.computed && property.key.type === 'Identifier' ? property.key.name : null,
  )
  return keys.every((key) => key !== null) ? keys : null
}

/** `exports` and `module.exports`. */
function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return (
    node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' &&
    node.property.type === 'Identifier' && node.property.name === 'exports'
  ) // prettier-ignore
}
