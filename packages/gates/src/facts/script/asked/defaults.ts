import type { CallExpression, Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { walk } from '../syntax.ts'

/**
 * Parameters that nobody gives, with their defaults: every call of a function that only its file has leaves them out, and the
 * function is never handed on.
 */
export function defaultsIn(program: Node): Map<string, Node> {
  const functions = new Map<string, readonly Node[]>()
  const exported = new Set<Node>()
  const calls: CallExpression[] = []
  const spoken: string[] = []
  const filled = new Set<string>()
  walk(program, (node) => {
    if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') {
      if (node.declaration?.type === 'VariableDeclaration')
        node.declaration.declarations.forEach((one) => exported.add(one))
      else if (node.declaration) exported.add(node.declaration)
    }
    if (node.type === 'Identifier') spoken.push(node.name)
    if (node.type === 'CallExpression') calls.push(node)
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') filled.add(node.left.name)
    if (exported.has(node)) return
    if (node.type === 'FunctionDeclaration' && node.id !== null) functions.set(node.id.name, node.params)
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isCallback(node.init))
      functions.set(node.id.name, node.init.params)
  })
  const found = [...functions].flatMap(([name, params]) => {
    const asking = calls.filter(({ callee }) => callee.type === 'Identifier' && callee.name === name)
    // It is spoken where it is declared, and wherever it is called.
    if (asking.length === 0 || spoken.filter((one) => one === name).length !== asking.length + 1) return []
    const given = Math.max(...asking.map(givenBy))
    return params
      .slice(given)
      .flatMap((one): [string, Node][] =>
        one.type === 'AssignmentPattern' && one.left.type === 'Identifier' && !filled.has(one.left.name)
          ? [[one.left.name, one.right]]
          : [],
      )
  })
  return new Map(found)
}

function givenBy({ arguments: given }: CallExpression): number {
  return given.some(({ type }) => type === 'SpreadElement') ? Infinity : given.length
}
