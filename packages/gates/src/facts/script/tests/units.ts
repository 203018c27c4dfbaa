import type { Lines } from '../../facts.ts'
import type { CallExpression, IfStatement, Node, VariableDeclarator } from 'oxc-parser'
import { type Ask, isTornApart } from '../../fixed/ask.ts'
import { runsNothing } from '../../fixed/trial/term.ts'
import { isTornTable } from '../../fixed/torn-rows.ts'
import { type Sides, type ToldOfOthers, type Unit, type UnitsOf, givenUnit, ofCalls } from '../../fixed/unit.ts'
import { askOf } from '../asked/ask-of.ts'
import { askedTerm } from '../asked/asked-term.ts'
import { clearedBy, countedBy } from '../asked/mock-calls.ts'
import { countedIn, mocksIn } from '../asked/own-calls.ts'
import { partsOf } from '../asked/parts-of.ts'
import { rowsOf } from '../asked/rows-of.ts'
import { type Names, namesIn } from '../asked/names.ts'
import { readsNothing } from '../asked/reads-nothing.ts'
import { type Replaced, isReplaced, replacedIn } from '../asked/replaced.ts'
import type { Assertion } from '../assertions/assertion.ts'
import { assertionOf } from '../assertions/assertions.ts'
import { runs } from '../assertions/tautology-of.ts'
import { isCallback, isFunction } from '../functions.ts'
import { type Source, childrenOf } from '../syntax.ts'
import { browserUnits } from './browser-units.ts'
import { freeNames, ownNames } from './free-names.ts'
import { guardedBy } from './guards.ts'
import { overPlanned } from './planned-assertions.ts'
import { type TestNames, testCallOf, testNames } from './test-calls.ts'
import { boundNames } from './declarations.ts'

interface Reading {
  source: Source
  tests: TestNames
  own: ReadonlySet<string>
  names: Names
  /** Imported names of what asserts nothing for tests. */
  silent: ReadonlySet<string>
  replaced: Replaced
  mocks: ReadonlySet<string>
  test: Lines
  /** The lines are those of a function that asserts for tests. */
  isHelper: boolean
  /** Where the test says that it asserts more than it can. */
  excess?: Node | null
}

/** The units of a test of JavaScript or TypeScript and of what stands around it; other tests and suites are left out. */
export function unitsOf(source: Source, { promised = new Set(), silent = new Set() }: ToldOfOthers = {}): UnitsOf {
  const [tests, own, around] = [testNames(source), ownNames(source), browserUnits(source)]
  const names = { ...namesIn(source), promised }
  const replaced = replacedIn(source.program, own)
  const mocks = mocksIn(source)
  return (test, isHelper = false) => [
    ...around,
    ...[...mocks].map((name) => givenUnit(ofCalls(name))),
    ...readAll(source.program.body, { source, tests, own, names, silent, replaced, mocks, test, isHelper }, false),
  ]
}

function readAll(statements: readonly Node[], reading: Reading, isSure: boolean): Unit[] {
  return statements.flatMap((statement, at) => {
    const condition = guardedBy(statement, statements[at - 1])
    if (condition === null) return readOne(statement, reading, isSure)
    const { source } = reading
    return unitOf([condition], reading, {
      isSure,
      lines: [source.lineAt(statement.start), source.lineAt(statement.end)],
    })
  })
}

function readOne(statement: Node, reading: Reading, isSure: boolean): Unit[] {
  if (/^TS|^Import|^ExportAll|^Empty|^Break|^Continue/.test(statement.type)) return []
  if (statement.type === 'ExportNamedDeclaration')
    return statement.declaration === null ? [] : readOne(statement.declaration, reading, isSure)
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap((one) =>
      declaredBy(one, reading, { isSure, isConst: statement.kind === 'const' }),
    )
  const helper = helperIn(statement, reading)
  if (helper !== null) return readAll(helper, reading, true)
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    return unitOf([statement], reading, {
      declares: statement.id === null ? [] : [statement.id.name],
      isConstant: isClosed(statement, reading),
    })
  if (statement.type === 'BlockStatement') return readAll(statement.body, reading, isSure)
  // The body of an arrow that is nothing else.
  if (/^(?:Call|Await)Expression$/.test(statement.type)) return unitOf([statement], reading, { isSure })
  if (statement.type === 'ExpressionStatement')
    return readExpression(statement, calledBy(statement.expression), reading, isSure)
  const rows = rowsOf(statement, reading.source)
  if (rows !== null && isTornTable(rows)) return unitOf([statement], reading, { ...unmet, isSure })
  if (statement.type === 'IfStatement' && isApart(statement, reading))
    return unitOf([statement], reading, { ...unmet, isSure })
  const inner = childrenOf(statement).filter(({ type }) => /Statement$|^CatchClause$|^SwitchCase$/.test(type))
  if (inner.length === 0) return unitOf([statement], reading, { isSure })
  const heads = childrenOf(statement).filter((child) => !inner.includes(child))
  const declarators = heads.flatMap((head) => (head.type === 'VariableDeclaration' ? head.declarations : []))
  const declares = declarators.flatMap(({ id }) => boundNames(id))
  return [...unitOf(heads, reading, { declares }), ...inner.flatMap((body) => readOne(body, reading, false))]
}

/** Whether what either branch asks first cannot be where it is asked. */
function isApart({ test, consequent, alternate }: IfStatement, reading: Reading): boolean {
  const { names, source } = reading
  const condition = { matcher: 'ok', isNegated: false, actual: test, expected: undefined, given: [] }
  const [met, unmet] = [consequent, alternate].map((branch) => {
    const first = branch?.type === 'BlockStatement' ? branch.body[0] : branch
    return first == null ? null : comparedBy(first, reading).asks
  })
  const said = ({ start, end }: Node) => source.text.slice(start, end)
  return isTornApart(askOf(condition, names, said, true), met ?? null, unmet ?? null)
}

function declaredBy(
  { id, init }: VariableDeclarator,
  reading: Reading,
  { isSure, isConst }: { isSure: boolean; isConst: boolean },
): Unit[] {
  const helper = init === null ? null : helperIn(init, reading)
  if (helper !== null) return readAll(helper, reading, true)
  const isConstant = isConst && init !== null && (isPlain(init) || isClosed(init, reading))
  return unitOf(init === null ? [id] : [id, init], reading, { isSure, isConstant, declares: boundNames(id) })
}

/** What a function runs that holds the lines which are asked for. */
function helperIn(node: Node, { isHelper, source, test: [first, last] }: Reading): readonly Node[] | null {
  if (!isHelper || !/Function/.test(node.type) || !('body' in node) || source.lineAt(node.start) > first) return null
  const { body } = node
  if (source.lineAt(node.end) < last || body === null || !('type' in body)) return null
  return body.type === 'BlockStatement' ? body.body : [body]
}

/** A test or a suite is what its function holds; every other statement is one unit. */
function readExpression(statement: Node, call: CallExpression | null, reading: Reading, isSure: boolean): Unit[] {
  const { source, tests, test, excess } = reading
  const found = call === null ? null : testCallOf(call, tests)
  if (call === null || found === null)
    return unitOf([statement], reading, statement === excess ? unmet : { isSure: isSure && !countsAssertions(call) })
  if (source.lineAt(call.start) > test[1] || source.lineAt(call.end) < test[0]) return []
  const isTest = found.kind === 'test'
  const rows = isTest ? rowsOf(call, source) : null
  if (rows !== null && isTornTable(rows)) return unitOf([statement], reading, unmet)
  return call.arguments.flatMap((given) => {
    if (!isCallback(given)) return unitOf([given], reading, {})
    if (given.body === null) return []
    const { body } = given
    return body.type === 'BlockStatement'
      ? readAll(body.body, { ...reading, excess: isTest ? overPlanned(body.body, reading) : null }, isTest)
      : unitOf([body], reading, { isSure: isTest })
  })
}

function unitOf(nodes: readonly Node[], reading: Reading, told: Partial<Unit>): Unit[] {
  const { source } = reading
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first === undefined || last === undefined) return []
  const declares = told.declares ?? []
  const compared = comparedBy(first, reading)
  return [
    {
      lines: [source.lineAt(first.start), source.lineAt(last.end)],
      names: new Set([...declares, ...nodes.flatMap((node) => usedBy(node, reading, told))]),
      isConstant: false,
      isSure: false,
      ...(compared.asks === null && nodes.some((node) => readsNothing(node, reading.names))
        ? { ...compared, asks: unmeetable }
        : compared),
      ...told,
      declares,
    },
  ]
}

/** The names that a statement speaks of; where an error is awaited, only what is to throw it can. None where the test asks itself. */
function usedBy(node: Node, { own, names, replaced, mocks }: Reading, told: Partial<Unit>): string[] {
  const call = calledBy(node)
  const assertion = call === null ? null : assertionOf(call)
  const { matcher = '', isNegated = true, actual } = assertion ?? {}
  if (actual !== undefined && isReplaced(actual, replaced, names)) return []
  const counted = assertion === null ? null : countedIn(assertion, mocks)
  if (counted !== null) return [counted, ...(assertion?.expected ? freeNames(assertion.expected, own) : [])]
  const isAwaited = !isNegated && /^(?:toThrow|toThrowError|throws|rejects)$/.test(matcher)
  const used = freeNames(isAwaited && actual ? actual : node, own)
  // Who calls a mock himself, whenever the test runs, knows how often.
  const called = told.isSure === true && call?.callee.type === 'Identifier' ? call.callee.name : ''
  const known = new Set([
    ...(told.declares ?? []),
    ...(call?.arguments.some((one) => freeNames(one, own).includes(called)) === true ? [] : [called]),
  ])
  return [...used, ...used.filter((name) => mocks.has(name) && !known.has(name)).map(ofCalls)]
}

/** What a statement that is an assertion compares, and what it asks. */
function comparedBy(
  statement: Node,
  { source, own, names }: Reading,
): Pick<Unit, 'sides' | 'isStill' | 'asks' | 'parts' | 'term'> {
  const call = calledBy(statement)
  const assertion = call === null ? null : assertionOf(call)
  const said = ({ start, end }: Node) => source.text.slice(start, end)
  if (call === null || assertion === null)
    return { sides: null, isStill: false, asks: call === null ? null : clearedBy(call, said) }
  const chain = said(call.callee)
  // What is waited for, or asked again and again, is no value yet.
  const isLater = /\.(?:resolves|rejects)\b|\bexpect\s*\.\s*(?:poll|element)\b/.test(chain)
  const isStrict =
    /^expect\b/.test(chain) || /\bassert\/strict\b|\bstrict as assert\b|\bassert\.strict\b/.test(source.text)
  const sides = sidesOf(assertion, own)
  const asked = [assertion.actual, assertion.expected].flatMap((side) => (side ? freeNames(side, own) : []))
  const isAll = freeNames(statement, own).every((name) => asked.includes(name))
  const isOwn = own.has(/^\w+/.exec(chain)?.[0] ?? '')
  const isWaiting = statement.type === 'ExpressionStatement' && statement.expression.type === 'AwaitExpression'
  const term = isLater || !isOwn ? null : askedTerm(assertion, { names, said }, isStrict)
  // What the language makes of names runs nothing else.
  const isOfNames = term !== null && runsNothing(term)
  return {
    sides: isAll ? sides : null,
    isStill:
      !isWaiting &&
      isAll &&
      (isOfNames ||
        [assertion.actual, assertion.expected].every(
          (side) => side === undefined || countedBy(side) !== null || !runs(side),
        )),
    term,
    asks: isLater || !isOwn ? null : askOf(assertion, names, said, isStrict),
    parts: isLater || !isOwn ? [] : partsOf(assertion).flatMap((part) => askOf(part, names, said, isStrict) ?? []),
  }
}

function sidesOf({ isNegated, actual, expected }: Assertion, own: ReadonlySet<string>): Sides | null {
  if (isNegated || !actual) return null
  if (actual.type === 'BinaryExpression' && !expected)
    return [freeNames(actual.left, own), freeNames(actual.right, own)]
  return [freeNames(actual, own), expected ? freeNames(expected, own) : []]
}

function calledBy(expression: Node): CallExpression | null {
  if (expression.type === 'AwaitExpression') return calledBy(expression.argument)
  if (expression.type === 'ExpressionStatement') return calledBy(expression.expression)
  return expression.type === 'CallExpression' ? expression : null
}

/** Whatever the product answers. */
const unmeetable: Ask = { of: '', actual: null, relation: 'never', wanted: {} }
const unmet: Partial<Unit> = { isSure: true, asks: unmeetable }

/** `expect.assertions(2)` fails for what is not asserted elsewhere. */
function countsAssertions(call: CallExpression | null): boolean {
  const member = call?.callee.type === 'MemberExpression' ? call.callee.property : null
  return member?.type === 'Identifier' && /^(?:hasA|a)ssertions$/.test(member.name)
}

/** A function that keeps nothing and uses nothing but what it is given: who is handed it cannot change what it answers. */
function isClosed(node: Node, { own }: Reading): boolean {
  // Its own name is where it is declared; who speaks of it once more may keep something there.
  return isFunction(node) && freeNames(node, own).length === (node.id === null ? 0 : 1)
}

/** A number, a text and the like. */
function isPlain(node: Node): boolean {
  if (node.type === 'UnaryExpression') return isPlain(node.argument)
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0
  return node.type === 'Literal' && !('regex' in node)
}
