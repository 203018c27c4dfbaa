import type { Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { holds, walk } from '../syntax.ts'
import { isAssertingCall } from './asserts.ts'

/** Whether a reader expects an assertion of a function by its name. */
export function isNamedHelper(name: string): boolean {
  return /^(?:expect|assert|check|verify|should)[A-Z]/.test(name)
}

/** Functions below these nodes that bear the name of an assertion, and neither assert, throw nor hand on to a function that may. */
export function idleHelpers(nodes: readonly (Node | null)[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const node of nodes) {
    if (node === null) continue
    walk(node, (inner) => {
      const { name, body } = named(inner)
      if (name !== undefined && body && isNamedHelper(name) && !mayFail(body, name)) found.add(name)
    })
  }
  return found
}

function named(node: Node): { name?: string | undefined; body?: Node | null } {
  if (node.type === 'FunctionDeclaration') return { name: node.id?.name, body: node.body }
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !isCallback(node.init)) return {}
  return { name: node.id.name, body: node.init.body }
}

function mayFail(body: Node, name: string): boolean {
  return holds(body, (node) => {
    if (node.type !== 'CallExpression') return node.type === 'ThrowStatement'
    const { callee } = node
    const isOther = callee.type === 'Identifier' && callee.name !== name && !waiting.test(callee.name)
    return isOther || isAssertingCall(node)
  })
}

const waiting = /^(?:(?:set|clear)(?:Timeout|Interval|Immediate)|resolve)$/
