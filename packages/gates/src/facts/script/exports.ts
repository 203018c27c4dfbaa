import type { MemberExpression, Node, ObjectExpression } from 'oxc-parser'
import { type Source, childrenOf, isNamed } from './syntax.ts'

/** Names of the values that a module itself exports; null when they cannot all be told: exports that are computed. */
export function exportsOf({ module, program }: Source): string[] | null {
  if (!module.hasModuleSyntax) return commonExports(program)
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  return entries.flatMap(({ exportName, isType }) => {
    const name = exportName.name ?? (isNamed(exportName.kind, 'Default') ? 'default' : null)
    return isType || name === null ? [] : [name]
  })
}

/** Of CommonJS: `exports.a = …` and `module.exports = { a, b }`; null where anything else is done with either, or nothing. */
function commonExports(program: Node): string[] | null {
  const { names, again, isTold } = commonParts(program)
  return isTold && names.length + again.size > 0 ? [...new Set(['default', ...names])] : null
}

/** Calls of `require` all of whose names a CommonJS module exports again: `module.exports = { ...require('./a') }`. */
export function exportedAgain({ program }: Source): ReadonlySet<Node> {
  return commonParts(program).again
}

interface CommonParts {
  names: string[]
  again: Set<Node>
  isTold: boolean
}

function commonParts(program: Node): CommonParts {
  const found: CommonParts = { names: [], again: new Set(), isTold: true }
  const visit = (node: Node): void => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const said = exportedBy(node.left, node.right)
      if (said !== null) {
        for (const one of said) {
          if (typeof one === 'string') found.names.push(one)
          else found.again.add(one)
        }
        return visit(node.right)
      }
    }
    if (isExports(node)) found.isTold = false
    else for (const child of childrenOf(node)) visit(child)
  }
  visit(program)
  return found
}

/** Names, and calls of `require` for those that they answer. */
function exportedBy(left: MemberExpression, right: Node): (string | Node)[] | null {
  if (isExports(left)) {
    if (isRequire(right)) return [right]
    return right.type === 'ObjectExpression' ? keysOf(right) : null
  }
  const { object, property } = left
  return isExports(object) && !left.computed && property.type === 'Identifier' ? [property.name] : null
}

/** Keys that are all written out; null for computed ones, and for spread ones that are not loaded there. */
function keysOf({ properties }: ObjectExpression): (string | Node)[] | null {
  const keys = properties.map((property) => {
    if (property.type === 'SpreadElement') return isRequire(property.argument) ? property.argument : null
    return !property.computed && property.key.type === 'Identifier' ? property.key.name : null
  })
  return keys.every((key) => key !== null) ? keys : null
}

function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
}

/** `exports` and `module.exports`. */
function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return (
    node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' &&
    node.property.type === 'Identifier' && node.property.name === 'exports'
  ) // prettier-ignore
}
