import type { CallExpression, Node, VariableDeclarator } from 'oxc-parser'
import type { Lines, Sides, Unit } from '../../fixed/unit.ts'
import { assertionOf } from '../assertions/assertions.ts'
import { pathOf } from '../signs/member-path.ts'
import { type Source, childrenOf } from '../syntax.ts'
import { browserUnits } from './browser-units.ts'
import { freeNames, ownNames } from './free-names.ts'
import { testCallOf, testNames } from './test-calls.ts'
import { boundNames } from './test-scope.ts'

interface Reading {
  source: Source
  tests: ReturnType<typeof testNames>
  own: ReadonlySet<string>
  test: Lines
}

/** The units of a test of JavaScript or TypeScript and of what stands around it; other tests and suites are left out. */
export function unitsOf(source: Source): (test: Lines) => Unit[] {
  const [tests, own, around] = [testNames(source), ownNames(source), browserUnits(source)]
  return (test) => [...around, ...readAll(source.program.body, { source, tests, own, test }, false)]
}

function readAll(statements: readonly Node[], reading: Reading, isSure: boolean): Unit[] {
  return statements.flatMap((statement) => readOne(statement, reading, isSure))
}

function readOne(statement: Node, reading: Reading, isSure: boolean): Unit[] {
  if (/^TS|^Import|^ExportAll|^Empty|^Break|^Continue/.test(statement.type)) return []
  if (statement.type === 'ExportNamedDeclaration')
    return statement.declaration === null ? [] : readOne(statement.declaration, reading, isSure)
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap((one) =>
      declaredBy(one, reading, { isSure, isConst: statement.kind === 'const' }),
    )
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    return unitOf([statement], reading, { declares: statement.id === null ? [] : [statement.id.name] })
  if (statement.type === 'BlockStatement') return readAll(statement.body, reading, isSure)
  if (statement.type === 'ExpressionStatement')
    return readExpression(statement, calledBy(statement.expression), reading, isSure)
  const inner = childrenOf(statement).filter(({ type }) => /Statement$|^CatchClause$|^SwitchCase$/.test(type))
  if (inner.length === 0) return unitOf([statement], reading, { isSure })
  const heads = childrenOf(statement).filter((child) => !inner.includes(child))
  const declarators = heads.flatMap((head) => (head.type === 'VariableDeclaration' ? head.declarations : []))
  const declares = declarators.flatMap(({ id }) => boundNames(id))
  return [...unitOf(heads, reading, { declares }), ...inner.flatMap((body) => readOne(body, reading, false))]
}

function declaredBy(
  { id, init }: VariableDeclarator,
  reading: Reading,
  { isSure, isConst }: { isSure: boolean; isConst: boolean },
): Unit[] {
  const isConstant = isConst && init !== null && isPlain(init)
  return unitOf(init === null ? [id] : [id, init], reading, { isSure, isConstant, declares: boundNames(id) })
}

/** A test or a suite is what its function holds; every other statement is one unit. */
function readExpression(statement: Node, call: CallExpression | null, reading: Reading, isSure: boolean): Unit[] {
  const { source, tests, test } = reading
  const found = call === null ? null : testCallOf(call, tests)
  if (call === null || found === null)
    return unitOf([statement], reading, { isSure: isSure && !countsAssertions(call) })
  if (source.lineAt(call.start) > test[1] || source.lineAt(call.end) < test[0]) return []
  const isTest = found.kind === 'test'
  return call.arguments.flatMap((given) => {
    if (given.type !== 'ArrowFunctionExpression' && given.type !== 'FunctionExpression')
      return unitOf([given], reading, {})
    if (given.body === null) return []
    const { body } = given
    return body.type === 'BlockStatement'
      ? readAll(body.body, reading, isTest)
      : unitOf([body], reading, { isSure: isTest })
  })
}

function unitOf(nodes: readonly Node[], { source, own }: Reading, told: Partial<Unit>): Unit[] {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first === undefined || last === undefined) return []
  const declares = told.declares ?? []
  return [
    {
      lines: [source.lineAt(first.start), source.lineAt(last.end)],
      names: new Set([...declares, ...nodes.flatMap((node) => freeNames(node, own))]),
      isConstant: false,
      isSure: false,
      ...comparedBy(first, own, source),
      ...told,
      declares,
    },
  ]
}

/** What a statement that is an assertion compares. */
function comparedBy(statement: Node, own: ReadonlySet<string>, { text }: Source): Pick<Unit, 'sides' | 'asks'> {
  const call = statement.type === 'ExpressionStatement' ? calledBy(statement.expression) : null
  const { isNegated = true, matcher = '', actual, expected } = (call === null ? null : assertionOf(call)) ?? {}
  if (isNegated || !actual || !expected) return { sides: null, asks: null }
  const sides: Sides = [freeNames(actual, own), freeNames(expected, own)]
  if (!freeNames(statement, own).every((name) => sides.flat().includes(name))) return { sides: null, asks: null }
  const said = ({ start, end }: Node) => text.slice(start, end)
  const isOne = /^(?:toBe|toEqual|toStrictEqual|(?:deep|strict|deepStrict)?[eE]qual|is)$/.test(matcher)
  const asks = isOne && pathOf(actual) !== '' && isPlain(expected) ? { of: said(actual), value: said(expected) } : null
  return { sides, asks }
}

function calledBy(expression: Node): CallExpression | null {
  if (expression.type === 'AwaitExpression') return calledBy(expression.argument)
  return expression.type === 'CallExpression' ? expression : null
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
