// Mocks of the test's own, and what counts their calls: who was not handed one cannot call it.
import type { Node } from 'oxc-parser'
import { ofCalls } from '../../fixed/unit.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { keyOf, pathOf } from '../signs/member-path.ts'
import { type Source, walk } from '../syntax.ts'
import { countedBy } from './mock-calls.ts'

/** Names that always stand for one mock: `const send = vi.fn()`. */
export function mocksIn({ program }: Source): Set<string> {
  const found = new Set<string>()
  walk(program, (node) => {
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const') return
    for (const { id, init } of node.declarations)
      if (id.type === 'Identifier' && init?.type === 'CallExpression' && /(?:^|\.)fn$/.test(pathOf(init.callee)))
        found.add(id.name)
  })
  return found
}

/** The calls that an assertion counts; null where it asks anything else. */
export function countedIn({ matcher, actual }: Assertion, mocks: ReadonlySet<string>): string | null {
  if (actual === undefined) return null
  const mock = /^toHaveBeenCalled(?:Times|Once)?$/.test(matcher)
    ? actual
    : (countedBy(actual) ?? listedBy(actual, matcher))
  const name = mock === null ? '' : pathOf(mock)
  return mocks.has(name) ? ofCalls(name) : null
}

/** `send.mock.calls.length`, and `send.mock.calls` of so many. */
function listedBy(actual: Node, matcher: string): Node | null {
  const list = actual.type === 'MemberExpression' && keyOf(actual.property) === 'length' ? actual.object : actual
  if (list === actual && matcher !== 'toHaveLength') return null
  const isList = list.type === 'MemberExpression' && keyOf(list.property) === 'calls'
  const held =
    isList && list.object.type === 'MemberExpression' && keyOf(list.object.property) === 'mock' ? list.object : null
  return held === null ? null : held.object
}
