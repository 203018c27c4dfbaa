import { sha256, type Digest } from '@helix/core'
import type { CallExpression, Node } from 'oxc-parser'
import type { DeclaredTest } from '../decide/evidence.ts'
import { callsAssertion } from './asserts.ts'
import { type Source, childrenOf } from './syntax.ts'
import { type TestCall, testCallOf, testNames } from './test-calls.ts'

/** Modifiers that change whether a test runs, or what its verdict means. */
const telling = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo', 'fails', 'failing', 'fixme', 'retry'])

/** The tests that a source declares, in its order, with the modifiers of the suites around them. */
export function testsOf(source: Source): DeclaredTest[] {
  const names = testNames(source)
  const tests: DeclaredTest[] = []
  const visit = (node: Node, titles: string[], above: string[]): void => {
    const call = node.type === 'CallExpression' ? testCallOf(node, names) : null
    if (node.type !== 'CallExpression' || !call) {
      for (const child of childrenOf(node)) visit(child, titles, above)
      return
    }
    const path = [...titles, titleOf(node.arguments[0], source)]
    const modifiers = [...above, ...modifiersOf(call, node)]
    if (call.kind === 'test') {
      const body = bodyDigest([call.table, ...node.arguments.slice(1)])
      tests.push({
        id: [source.path, ...path].join(' > '),
        line: source.lineAt(node.start),
        modifiers: [...new Set(modifiers)],
        body,
        asserts: node.arguments.slice(1).some((argument) => callsAssertion(argument)),
      })
      return
    }
    for (const argument of node.arguments.slice(1)) visit(argument, path, modifiers)
  }
  visit(source.program, [], [])
  return tests
}

/** Members of the chain, and options: `it('…', {skip: true}, …)`. A false or zero option changes nothing. */
function modifiersOf({ members }: TestCall, { arguments: given }: CallExpression): string[] {
  const options = given.flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties : []))
  const named = options.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    const off = property.value.type === 'Literal' && !property.value.value
    return off ? [] : [property.key.name]
  })
  return [...members, ...named].filter((name) => telling.has(name))
}

/** The title as written; what is computed stays as a `${…}` placeholder. */
function titleOf(argument: Node | undefined, { text }: Source): string {
  if (argument === undefined) return ''
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value
  const written = text.slice(argument.start, argument.end)
  return argument.type === 'TemplateLiteral' ? written.slice(1, -1) : `\${${written}}`
}

/** Digest of syntax without places: blanks, comments and quotes do not change it. */
function bodyDigest(nodes: (Node | null)[]): Digest {
  return sha256(
    JSON.stringify(nodes, (key, held: unknown) => {
      if (key === 'start' || key === 'end' || key === 'range') return undefined
      if (typeof held === 'bigint') return `${held}n`
      return isStringLiteral(held) ? { type: 'Literal', value: held.value } : held
    }),
  )
}

function isStringLiteral(held: unknown): held is { value: string } {
  return (
    typeof held === 'object' &&
    held !== null &&
    'type' in held &&
    held.type === 'Literal' &&
    'value' in held &&
    typeof held.value === 'string'
  )
}
