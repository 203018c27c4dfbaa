import type { CallExpression, Node, ObjectExpression } from 'oxc-parser'
import type { OwnTest } from '../../own-facts.ts'
import { summedUp } from '../../assertion-sums.ts'
import { strengthsIn } from '../assertions/assertions.ts'
import { assertionsBehind } from '../assertions/assertions-behind.ts'
import { assertingNames, callsAssertion } from '../assertions/asserts.ts'
import { countedAssertions, sureAssertions } from '../assertions/sure-assertions.ts'
import { type Source, childrenOf, walk } from '../syntax.ts'
import { isCallback, isFunction } from '../functions.ts'
import { isTable, repeats } from './declared-count.ts'
import { type TestCall, type TestNames, testCallOf, testNames } from './test-calls.ts'
import { type ModuleName, moduleNames } from './module-names.ts'
import { type TestScope, contextOf, originsOf, paramsOf, scopeBelow } from './test-scope.ts'
import { digestOf, testShape } from './test-shape.ts'
import { touchesOutside } from './touches.ts'
import { triedAgain } from './tried-again.ts'
import { writtenCases } from './written-cases.ts'
import { loopedOver, rowsInside, writtenRows } from './written-rows.ts'

/** Modifiers that change whether a test runs, or what its verdict means. */
const telling = new Set(['skip', 'skipIf', 'runIf', 'only', 'todo', 'fails', 'failing', 'fixme', 'retry'])

/** The tests that a source declares, in its order, with the modifiers of the suites around them. */
export function testsOf(source: Source): OwnTest[] {
  const names = testNames(source)
  const ways = waysToTests(source.program, names)
  if (ways.size === 0) return []
  const again = triedAgain(source, names)
  const modules = moduleNames(source)
  const asserting = assertingNames(source)
  const tests: OwnTest[] = []
  const visit = (node: Node, above: Above): void => {
    const call = node.type === 'CallExpression' ? testCallOf(node, names) : null
    if (node.type !== 'CallExpression' || !call) {
      const looped = loopedOver(node)
      const rows = above.rows * writtenRows(looped, above.scope)
      const isSure = above.isSure && !repeats.test(node.type)
      const tables = looped === null || isCounted(node) ? above.tables : [...above.tables, looped]
      const below = { ...above, scope: scopeBelow(node, above.scope, ways), isSure, rows, tables }
      for (const child of childrenOf(node)) if (ways.has(child)) visit(child, below)
      return
    }
    const [first] = node.arguments
    const isNameless = call.kind === 'suite' && isCallback(first) && first.id == null
    const titles = [...above.titles, isNameless ? '<anonymous>' : titleOf(first, source)]
    const own = [...modifiersOf(call, node, above.scope), ...(again.has(node) ? ['retry'] : [])]
    const modifiers = [...above.modifiers, ...own]
    const overlaps = above.overlaps || isConcurrent(call, node)
    const isSure = above.isSure && !isTable(call)
    const rows = above.rows * writtenRows(call.table, above.scope)
    const tables = call.table === null ? above.tables : [...above.tables, call.table]
    const given = call.kind === 'suite' && isCallback(first) ? node.arguments : node.arguments.slice(1)
    if (call.kind === 'test') {
      const { scope } = above
      const body = [call.table, ...given]
      const said = [...body, ...contextOf(body, scope)]
      const { inert, origins, others } = originsOf(said, source)
      const behind = assertionsBehind(node.arguments)
      const strengths = strengthsIn([...given, ...contextOf(body, { ...scope, around: [] })])
      tests.push({
        id: [source.path, ...titles].join(' > '),
        line: source.lineAt(node.start),
        endLine: source.lineAt(node.end),
        modifiers: [...new Set(modifiers)],
        body: digestOf(said, [...inert, ...others, ...ownTest(node.callee, modules)]),
        ...testShape(said, inert, modules),
        origins,
        cases: writtenCases({ body, tables, scope }, source),
        assertions: summedUp(strengths.values()),
        ...(behind > 0 && { behind }),
        sure: overlaps ? { expect: 0, assert: 0 } : sureAssertions(node.arguments, source),
        ...(!overlaps && { counted: countedAssertions(node.arguments, strengths, source) }),
        isSure,
        rows: rows * rowsInside(given, scope),
        touches: touchesOutside(body, scope, source),
        asserts: given.some((argument) => callsAssertion(argument, asserting)),
      })
      return
    }
    const beside = [call.table, ...given.flatMap((one) => paramsOf(one) ?? (ways.has(one) ? [] : [one]))]
    const around = [...above.scope.around, ...beside.filter((one) => one !== null)]
    const below = { titles, modifiers, scope: { ...above.scope, around }, isSure, rows, overlaps, tables }
    for (const argument of given)
      for (const inner of isCallback(argument) ? childrenOf(argument) : [argument])
        if (ways.has(inner)) visit(inner, below)
  }
  visit(source.program, {
    titles: [],
    modifiers: [...(again.has(source.program) ? ['retry'] : []), ...(mayLeave(source.program) ? ['skipIf'] : [])],
    scope: { around: [], declared: new Map() },
    isSure: true,
    rows: 1,
    overlaps: false,
    tables: [],
  })
  return tests
}

/** Whether a module of CommonJS may end before it comes to its tests. */
function mayLeave(node: Node): boolean {
  return node.type === 'ReturnStatement' || (!isFunction(node) && childrenOf(node).some(mayLeave))
}

/** Calls that declare tests or suites, and everything that they stand in. */
function waysToTests(program: Node, names: TestNames): Set<Node> {
  const ways = new Set<Node>()
  const find = (node: Node): boolean => {
    const found = childrenOf(node).filter(find).length > 0
    const isWay = found || (node.type === 'CallExpression' && testCallOf(node, names) !== null)
    if (isWay) ways.add(node)
    return isWay
  }
  find(program)
  return ways
}

/** Whether a loop counts its rounds: `rows.forEach((row, at) => …)`. */
function isCounted(loop: Node): boolean {
  return loop.type === 'CallExpression' && loop.arguments.some((one) => (paramsOf(one)?.length ?? 0) > 1)
}

/** What stands around a declaration. */
interface Above {
  titles: readonly string[]
  modifiers: readonly string[]
  scope: TestScope
  isSure: boolean
  rows: number
  overlaps: boolean
  /** What says how often it is declared. */
  tables: readonly Node[]
}

/**
 * Members of the chain, and options: `it('…', {skip: true}, …)`. A false or zero option changes nothing; a computed one skips
 * under a condition.
 */
function modifiersOf({ members }: TestCall, { arguments: given }: CallExpression, scope: TestScope): string[] {
  const options = given.map((one) => writtenOptions(one, scope)).flatMap((one) => one?.properties ?? [])
  const named = options.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    const name = property.key.name === 'retries' ? 'retry' : property.key.name
    if (property.value.type !== 'Literal') return name === 'skip' && !isText(property.value) ? ['skipIf'] : [name]
    return property.value.value ? [name] : []
  })
  return [...members, ...named].filter((name) => telling.has(name))
}

/** Options that are written down, here or as a constant of the file. */
function writtenOptions(given: Node, { declared }: TestScope): ObjectExpression | null {
  const named = given.type === 'Identifier' ? declared.get(given.name) : undefined
  const written = named?.type === 'VariableDeclarator' ? named.init : given
  return written?.type === 'ObjectExpression' ? written : null
}

/** Mark of a test that is declared by what the repository makes of a runner's `test`: it may leave out what stands in the body. */
function ownTest(callee: Node, modules: ReadonlyMap<string, ModuleName>): string[] {
  let isOwn = false
  walk(callee, (node) => {
    isOwn ||= node.type === 'Identifier' && modules.get(node.name)?.isOwn === true
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

/** The title as written; what is computed stays as a `${…}` placeholder. */
function titleOf(argument: Node | undefined, { text }: Source): string {
  if (argument === undefined) return ''
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value
  // node:test calls a test as its function is called.
  if (argument.type === 'FunctionExpression' && argument.id !== null) return argument.id.name
  const written = text.slice(argument.start, argument.end)
  return argument.type === 'TemplateLiteral' ? written.slice(1, -1) : `\${${written}}`
}
