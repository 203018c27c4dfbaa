import type { SyntaxNode } from '@lezer/common'
import { mayChange } from '../../fixed/ask.ts'
import { type PythonSource, dottedName, givenTo } from '../syntax.ts'

/** A call that answers the same when it is asked twice in one breath: with names and written values, and a name that says no change. */
export function isSteadyCall(node: SyntaxNode, source: PythonSource): boolean {
  const path = node.name === 'CallExpression' ? dottedName(node.firstChild, source) : ''
  const { values, named } = path === '' ? { values: [], named: new Map<string, SyntaxNode>() } : givenTo(node, source)
  return path !== '' && !mayChange(path.split('.').at(-1) ?? '') && [...values, ...named.values()].every(isStill)
}

function isStill({ name }: SyntaxNode): boolean {
  return /^(?:VariableName|MemberExpression|Number|String|Boolean|None)$/.test(name)
}
