import type { Node } from 'oxc-parser'
import { isFunction } from './functions.ts'
import { type Source, childrenOf } from './syntax.ts'

/**
 * Lines that hold code which runs when it is reached: starts of statements and expressions. Types, imports, re-exports,
 * the heads of functions and classes, comments, blanks and closing brackets are none.
 */
export function executableLines(source: Source): Set<number> {
  const lines = new Set<number>()
  const visit = (node: Node): void => {
    if (skipped.test(node.type)) return
    if ('declare' in node && node.declare) return
    if (isRunning(node)) lines.add(source.lineAt(node.start))
    for (const child of parts(node)) visit(child)
  }
  visit(source.program)
  return lines
}

const skipped =
  /^(?:Import(?:Declaration|Attribute)|ExportAllDeclaration|ExportSpecifier|TS(?!AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion|InstantiationExpression|EnumDeclaration|EnumBody|EnumMember|ModuleDeclaration|ModuleBlock|ExportAssignment|ParameterProperty))/
const heads =
  /^(?:Program|BlockStatement|FunctionDeclaration|FunctionBody|Class\w*|MethodDefinition|Export(?:Named|Default)Declaration|TemplateElement|TSEnum(?:Declaration|Body)|TSModule\w*|TSParameterProperty|EmptyStatement)$/

function isRunning(node: Node): boolean {
  if (node.type === 'VariableDeclaration') return node.declarations.some(({ init }) => init !== null)
  if (node.type === 'PropertyDefinition') return node.value !== null
  return !heads.test(node.type)
}

/** What below a node runs: not names, not parameters without a default. */
function parts(node: Node): Node[] {
  if (isFunction(node)) {
    return [...node.params.flatMap((parameter) => defaultsOf(parameter)), ...(node.body ? [node.body] : [])]
  }
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ init }) => (init ? [init] : []))
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    return [...node.decorators, ...(node.superClass ? [node.superClass] : []), node.body]
  }
  // A method's function starts at its head; only what is inside runs.
  if (node.type === 'MethodDefinition') return [...node.decorators, ...parts(node.value)]
  if (node.type === 'TSEnumDeclaration' || node.type === 'TSModuleDeclaration') return node.body ? [node.body] : []
  if (node.type === 'PropertyDefinition') return node.value ? [node.value] : []
  return childrenOf(node)
}

function defaultsOf(parameter: Node): Node[] {
  if (parameter.type === 'AssignmentPattern') return [parameter.right]
  if (parameter.type === 'TSParameterProperty') return defaultsOf(parameter.parameter)
  return []
}
