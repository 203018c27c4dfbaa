import type { CallExpression, Node, VariableDeclarator } from 'oxc-parser'
import { type Source, childrenOf } from '../syntax.ts'
import { type TestCall, testCallOf, testNames } from './test-calls.ts'
import { boundNames } from './test-scope.ts'
import { freeNames, ownNames } from './free-names.ts'
import type { Lines, Sides, Unit } from '../../fixed/unit.ts'
import { assertionOf } from '../assertions/assertions.ts'

/** The units of a test of JavaScript or TypeScript and of what stands around it; other tests and suites are left out. */
export function unitsOf(source: Source): (test: Lines) => Unit[] {
  const read = readerOf(source)
  return (test) => [...browserUnits(source), ...read(source.program.body, test, false)]
}

/** Playwright's own page, in a file that opens none: whatever stands in it the test has put there. */
function browserUnits({ module, text }: Source): Unit[] {
  const isOfPlaywright = module.staticImports.some(({ moduleRequest }) => moduleRequest.value === '@playwright/test')
  if (
    !isOfPlaywright ||
    /\b(?:goto|request|route|evaluate|extend|newPage|newContext|connect\w*|waitFor\w*)\b/.test(text)
  )
    return []
  const names = ['page', 'context', 'browser']
  return names.map((name) => ({
    lines: [0, 0], names: new Set([name]), declares: [name], isConstant: false, isSure: false, sides: null,
  })) // prettier-ignore
}

function readerOf(source: Source): (statements: readonly Node[], test: Lines, isSure: boolean) => Unit[] {
  const tests = testNames(source)
  const own = ownNames(source)
  const linesOf = ({ start, end }: Node): Lines => [source.lineAt(start), source.lineAt(end)]
  const unit = (
    nodes: readonly Node[],
    isSure: boolean,
    declares: readonly string[] = [],
    isConstant = false,
  ): Unit[] => {
    const [first] = nodes
    if (first === undefined) return []
    const names = new Set(nodes.flatMap((node) => freeNames(node, own)))
    for (const name of declares) names.add(name)
    const sides = nodes.length === 1 ? sidesOf(first, own) : null
    return [
      { lines: [linesOf(first)[0], linesOf(nodes.at(-1) ?? first)[1]], names, declares, isConstant, isSure, sides },
    ]
  }
  const read = (statements: readonly Node[], test: Lines, isSure: boolean): Unit[] =>
    statements.flatMap((statement) => readOne(statement, test, isSure))
  const declared = ({ id, init }: VariableDeclarator, kind: string, isSure: boolean): Unit[] =>
    unit(init === null ? [id] : [id, init], isSure, boundNames(id), kind === 'const' && init !== null && isPlain(init))
  const readOne = (statement: Node, test: Lines, isSure: boolean): Unit[] => {
    if (/^TS|^Import|^ExportAll|^Empty|^Break|^Continue/.test(statement.type)) return []
    if (statement.type === 'ExportNamedDeclaration')
      return statement.declaration === null ? [] : readOne(statement.declaration, test, isSure)
    if (statement.type === 'VariableDeclaration')
      return statement.declarations.flatMap((one) => declared(one, statement.kind, isSure))
    if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
      return unit([statement], false, statement.id === null ? [] : [statement.id.name])
    if (statement.type === 'BlockStatement') return read(statement.body, test, isSure)
    if (statement.type === 'ExpressionStatement') {
      const call = calledBy(statement.expression)
      const found = call === null ? null : testCallOf(call, tests)
      if (call !== null && found !== null) return readTest(call, found, test)
      return unit([statement], isSure && !countsAssertions(call))
    }
    const inner = bodiesIn(statement)
    if (inner.length === 0) return unit([statement], isSure)
    const heads = childrenOf(statement).filter((child) => !inner.includes(child))
    const declares = heads.flatMap((head) => (head.type === 'VariableDeclaration' ? head.declarations : []))
    const bound = declares.flatMap(({ id }) => boundNames(id))
    return [...unit(heads, false, bound), ...inner.flatMap((body) => readOne(body, test, false))]
  }
  const readTest = (call: CallExpression, { kind }: TestCall, test: Lines): Unit[] => {
    const lines = linesOf(call)
    if (lines[0] > test[1] || lines[1] < test[0]) return []
    const [bodies, others] = [call.arguments.filter(isFunction), call.arguments.filter((one) => !isFunction(one))]
    return [
      ...unit(others, false),
      ...bodies.flatMap(({ body }) => {
        if (body === null) return []
        return body.type === 'BlockStatement' ? read(body.body, test, kind === 'test') : unit([body], kind === 'test')
      }),
    ]
  }
  return read
}

function calledBy(expression: Node): CallExpression | null {
  if (expression.type === 'AwaitExpression') return calledBy(expression.argument)
  return expression.type === 'CallExpression' ? expression : null
}

type WithBody = Extract<Node, { type: 'ArrowFunctionExpression' | 'FunctionExpression' }>

function isFunction(node: Node): node is WithBody {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'
}

/** The statements that a statement runs or does not run. */
function bodiesIn(statement: Node): Node[] {
  return childrenOf(statement).filter(({ type }) => /Statement$|^CatchClause$|^SwitchCase$/.test(type))
}

/** The names on both sides of a statement that is an assertion. */
function sidesOf(statement: Node, own: ReadonlySet<string>): Sides | null {
  const call = statement.type === 'ExpressionStatement' ? calledBy(statement.expression) : null
  const { isNegated = true, actual, expected } = (call === null ? null : assertionOf(call)) ?? {}
  if (isNegated || !actual || !expected) return null
  const sides: Sides = [freeNames(actual, own), freeNames(expected, own)]
  return freeNames(statement, own).every((name) => sides.flat().includes(name)) ? sides : null
}

/** `expect.assertions(2)` fails for what is not asserted elsewhere. */
function countsAssertions(call: CallExpression | null): boolean {
  const member = call?.callee.type === 'MemberExpression' ? call.callee.property : null
  return member?.type === 'Identifier' && /^(?:hasA|a)ssertions$/.test(member.name)
}

/** A number, a text and the like. */
function isPlain(node: Node): boolean {
  if (node.type === 'UnaryExpression') return isPlain(node.argument)
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0
  return node.type === 'Literal' && !('regex' in node)
}
