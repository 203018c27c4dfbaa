// Mocks of the test's own, and what counts their calls: who was not handed one cannot call it.
import type { SyntaxNode } from '@lezer/common'
import { ofCalls } from '../../fixed/unit.ts'
import { type PythonSource, dottedName, walk } from '../syntax.ts'

/** Names that stand for a mock: `send = Mock()`. */
export function mocksIn(source: PythonSource): Set<string> {
  const found = new Map<string, boolean>()
  walk(source.root, (node) => {
    if (node.name !== 'AssignStatement' || node.firstChild?.name !== 'VariableName') return
    const made = node.lastChild?.name === 'CallExpression' ? dottedName(node.lastChild.firstChild, source) : ''
    const name = source.textOf(node.firstChild)
    found.set(name, !found.has(name) && /(?:^|\.)(?:Magic)?Mock$/.test(made))
  })
  return new Set([...found].flatMap(([name, isMock]) => (isMock ? [name] : [])))
}

/** The calls that are counted: `send.call_count`; null where anything else is asked. */
export function countedIn(actual: SyntaxNode, source: PythonSource, mocks: ReadonlySet<string>): string | null {
  const [, name = ''] = /^(\w+)\.(?:call_count|called)$/.exec(source.textOf(actual)) ?? []
  return mocks.has(name) ? ofCalls(name) : null
}
