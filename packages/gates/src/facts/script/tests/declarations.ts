import type { Node } from 'oxc-parser'
import { childrenOf } from '../syntax.ts'

/** The names that a statement declares, each with what declares it. */
export function declarations(statement: Node): [string, Node][] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
    return declaration.id === null ? [] : [[declaration.id.name, declaration]]
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap((one) => boundNames(one.id).map((name): [string, Node] => [name, one]))
}

/** The names that a pattern of a declaration, or of a parameter, gives. */
export function boundNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name]
  if (pattern.type === 'Property') return boundNames(pattern.value)
  if (pattern.type === 'AssignmentPattern') return boundNames(pattern.left)
  return childrenOf(pattern).flatMap((child) => boundNames(child))
}
