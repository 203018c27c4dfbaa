import type { CallExpression, Node } from 'oxc-parser'
import type { DeclaredTest } from '../../facts.ts'
import { assertionsIn } from '../assertions/assertions.ts'
import { assertingNames, callsAssertion } from '../assertions/asserts.ts'
import { sureAssertions } from '../assertions/sure-assertions.ts'
import { type Source, childrenOf, holds, walk } from '../syntax.ts'
import { isTable, repeats } from './declared-count.ts'
import { type TestCall, testCallOf, testNames } from './test-calls.ts'
import { type TestScope, contextOf, packageNames, scopeOf, scopeUnder, suiteStatements } from './test-scope.ts'
import { digestOf, importedNames, testShape } from './test-shape.ts'
import { touchesOutside } from './touches.ts'
import { loopedOver, rowsInside, writtenRows } from './written-rows.ts'

/** Modifiers that change whether a test runs, or what its verdict means. */
const telling = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo', 'fails', 'failing', 'fixme', 'retry'])

/** The tests that a source declares, in its order, with the modifiers of the suites around them. */
export function testsOf(source: Source): DeclaredTest[] {
  const names = testNames(source)
  if (!holds(source.program, (node) => node.type === 'CallExpression' && testCallOf(node, names) !== null)) return []
  const imported = importedNames(source)
  const asserting = assertingNames(source)
  const tests: DeclaredTest[] = []
  const isTest = (node: Node): boolean =>
    node.type === 'ExpressionStatement' &&
    node.expression.type === 'CallExpression' &&
    testCallOf(node.expression, names) !== null
  const visit = (node: Node, above: Above): void => {
    const call = node.type === 'CallExpression' ? testCallOf(node, names) : null
    if (node.type !== 'CallExpression' || !call) {
      const rows = above.rows * writtenRows(loopedOver(node), above.scope)
      const isSure = above.isSure && !repeats.test(node.type)
      const below = { ...above, scope: scopeUnder(node, above.scope), isSure, rows }
      for (const child of childrenOf(node)) visit(child, below)
      return
    }
    const titles = [...above.titles, titleOf(node.arguments[0], source)]
    const modifiers = [...above.modifiers, ...modifiersOf(call, node)]
    const overlaps = above.overlaps || isConcurrent(call, node)
    const isSure = above.isSure && !isTable(call)
    const rows = above.rows * writtenRows(call.table, above.scope)
    if (call.kind === 'test') {
      const { scope } = above
      const body = [call.table, ...node.arguments.slice(1)]
      const said = [...body, ...contextOf(body, scope)]
      tests.push({
        id: [source.path, ...titles].join(' > '),
        line: source.lineAt(node.start),
        endLine: source.lineAt(node.end),
        modifiers: [...new Set(modifiers)],
        body: digestOf(said, [...packageNames(said, source), ...ownTest(node.callee, imported)]),
        ...testShape(said, packageNames(said, source), imported),
        assertions: assertionsIn([...node.arguments.slice(1), ...contextOf(body, { ...scope, around: [] })]),
        sure: overlaps ? { expect: 0, assert: 0 } : sureAssertions(node.arguments, source),
        isSure,
        rows: rows * rowsInside(node.arguments.slice(1), scope),
        touches: touchesOutside(body, scope, source),
        asserts: node.arguments.slice(1).some((argument) => callsAssertion(argument, asserting)),
      })
      return
    }
    const scope = scopeOf(suiteStatements(node.arguments), above.scope, isTest)
    for (const argument of node.arguments.slice(1))
      for (const inner of isCallback(argument) ? childrenOf(argument) : [argument])
        visit(inner, { titles, modifiers, scope, isSure, rows, overlaps })
  }
  const top = { titles: [], modifiers: [], isSure: true, rows: 1, overlaps: false }
  visit(source.program, { ...top, scope: scopeOf(source.program.body, null, isTest) })
  return tests
}

/** What stands around a declaration. */
interface Above {
  titles: readonly string[]
  modifiers: readonly string[]
  scope: TestScope
  isSure: boolean
  rows: number
  overlaps: boolean
}

/**
 * Members of the chain, and options: `it('…', {skip: true}, …)`. A false or zero option changes nothing; a computed one skips
 * under a condition.
 */
function modifiersOf({ members }: TestCall, { arguments: given }: CallExpression): string[] {
  const options = given.flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties : []))
  const named = options.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    const { name } = property.key
    if (property.value.type !== 'Literal') return name === 'skip' && !isText(property.value) ? ['skipIf'] : [name]
    return property.value.value ? [name] : []
  })
  return [...members, ...named].filter((name) => telling.has(name))
}

/** Mark of a test that is declared by what the repository makes of a runner's `test`: it may leave out what stands in the body. */
function ownTest(callee: Node, imported: ReadonlySet<string>): string[] {
  let isOwn = false
  walk(callee, (node) => {
    isOwn ||= node.type === 'Identifier' && imported.has(node.name)
  })
  return isOwn ? ['#test'] : []
}

/** Tests that run beside others: nobody can tell whose an assertion was. */
function isConcurrent({ members }: TestCall, { arguments: given }: CallExpression): boolean {
  const options = given.flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties : []))
  const isAsked = options.some(
    (option) =>
      option.type === 'Property' && option.key.type === 'Identifier' && /^concurren(?:t|cy)$/.test(option.key.name),
  )
  return isAsked || members.includes('concurrent')
}

function isText({ type }: Node): boolean {
  return type === 'TemplateLiteral'
}

function isCallback({ type }: Node): boolean {
  return type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
}

/** The title as written; what is computed stays as a `${…}` placeholder. */
function titleOf(argument: Node | undefined, { text }: Source): string {
  if (argument === undefined) return ''
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value
  // node:test calls a test as its function is called.
  if (argument.type === 'FunctionExpression' && argument.id !== null) return argument.id.name
  const written = text.slice(argument.start, argument.end)
  return argument.type === 'TemplateLiteral' ? written.slice(1, -1) : `\${${written}}`
}
