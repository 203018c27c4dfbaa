import type { Lines } from '../../facts.ts'
import type { SyntaxNode } from '@lezer/common'
import { type Ask, isTornApart } from '../../fixed/ask.ts'
import type { Kind } from '../../fixed/kind.ts'
import { runsNothing } from '../../fixed/trial/term.ts'
import { isTornTable } from '../../fixed/torn-rows.ts'
import { type Unit, type UnitsOf, givenUnit, ofCalls } from '../../fixed/unit.ts'
import { freeNames, ownNames } from './free-names.ts'
import { guardedBy } from './guards.ts'
import { askedTerm } from '../asked/asked-term.ts'
import { askOf, comparedBy, comparedIn } from '../asked/ask-of.ts'
import { kindOf } from '../asked/kind-of.ts'
import { countedIn, mocksIn } from '../asked/own-calls.ts'
import { partsIn } from '../asked/parts-of.ts'
import { rowsOf } from '../asked/rows-of.ts'
import { type PythonNames, namesIn } from '../asked/names.ts'
import { type Replaced, isReplaced, replacedIn } from '../asked/replaced.ts'
import { type PythonSource, childrenOf } from '../syntax.ts'

/** The units of a Python test and of what stands around it; other tests are left out. */
export function unitsOf(source: PythonSource): UnitsOf {
  const own = ownNames(source)
  const names = namesIn(source)
  const replaced = replacedIn(source, own)
  const mocks = mocksIn(source)
  return (test, isHelper = false) => [
    ...[...mocks].map((name) => givenUnit(ofCalls(name))),
    ...readBody(source.root, { source, own, names, replaced, mocks, test, isHelper }, false),
  ]
}

interface Reading {
  source: PythonSource
  own: ReadonlySet<string>
  names: PythonNames
  replaced: Replaced
  mocks: ReadonlySet<string>
  test: Lines
  /** The lines are those of a function that asserts for tests. */
  isHelper: boolean
}

function readBody(body: SyntaxNode, reading: Reading, isSure: boolean): Unit[] {
  return childrenOf(body).flatMap((statement) => readOne(statement, reading, isSure))
}

function readOne(statement: SyntaxNode, reading: Reading, isSure: boolean): Unit[] {
  const { source } = reading
  if (!/Statement$|Definition$/.test(statement.name) || statement.name === 'ImportStatement') return []
  if (statement.name === 'DecoratedStatement' || statement.name === 'FunctionDefinition')
    return readFunction(statement, reading)
  const body = statement.getChild('Body')
  if (statement.name === 'ClassDefinition') return body === null ? [] : readClass(statement, body, reading)
  if (statement.name === 'AssignStatement') {
    const targets = targetsOf(statement).filter(({ name }) => name === 'VariableName')
    const values = childrenOf(statement).filter(({ name }) => name !== 'TypeDef')
    const isConstant = targets.length === 1 && plain.test(values.at(-1)?.name ?? '')
    const declares = targets.map((target) => source.textOf(target))
    return [unitOf([statement], reading, { isSure, declares, isConstant })]
  }
  const condition = guardedBy(statement, source)
  if (condition !== null) {
    const lines = [source.lineAt(statement.from), source.lineAt(statement.to - 1)] as const
    return [unitOf([condition], reading, { isSure, lines })]
  }
  const rows = rowsOf(statement, source)
  if (rows !== null && isTornTable(rows)) return [unitOf([statement], reading, { isSure, asks: unmeetable })]
  if (statement.name === 'IfStatement' && isApart(statement, reading))
    return [unitOf([statement], reading, { isSure, asks: unmeetable })]
  const bodies = childrenOf(statement).filter(isBody)
  if (bodies.length === 0) return [unitOf([statement], reading, { isSure })]
  const heads = childrenOf(statement).filter((child) => !isBody(child))
  // Where an error is awaited, only what is to raise it can.
  const awaits = /^(?:with\s+)?(?:pytest\.raises|self\.assertRaises(?:Regex)?)\(/.test(source.textOf(statement))
  const raising = awaits
    ? { isSure, names: new Set(bodies.flatMap((body) => freeNames(body, source, reading.own))) }
    : {}
  // Who stands in for something lets nothing out.
  const isPatched = isSure && /^with\s+(?:\w+\.)*patch\b/.test(source.textOf(statement))
  return [unitOf(heads, reading, raising), ...bodies.flatMap((one) => readBody(one, reading, isPatched))]
}

/** A class that holds no tests is one more thing of the file's. */
function readClass(statement: SyntaxNode, body: SyntaxNode, reading: Reading): Unit[] {
  const named = statement.getChild('VariableName')
  const name = named === null ? '' : reading.source.textOf(named)
  const isOfTests = /^Test|Test(?:s|Case)?$/.test(name) || /\bdef test/.test(reading.source.textOf(body))
  return isOfTests || name === ''
    ? readBody(body, reading, false)
    : [unitOf([statement], reading, { declares: [name] })]
}

/** Whether what either branch asks first cannot be where it is asked: `if a == 8: assert a == 7`, `else: assert a == 8`. */
function isApart(statement: SyntaxNode, reading: Reading): boolean {
  const { source, names } = reading
  const [, condition, met, , unmet, ...others] = childrenOf(statement).filter(({ name }) => name !== 'Comment')
  const compared = condition === undefined ? null : comparedIn(condition, source)
  if (compared === null || others.length > 0) return false
  const [first, second] = [met, unmet].map((body) => {
    const statement = body === undefined ? undefined : childrenOf(body).find(({ name }) => name.endsWith('Statement'))
    return statement === undefined ? null : toldBy(statement, reading).asks
  })
  return isTornApart(askOf(compared, source, names), first ?? null, second ?? null)
}

function isBody({ name }: SyntaxNode): boolean {
  return /^(?:Match)?Body$|^MatchClause$/.test(name)
}

function readFunction(statement: SyntaxNode, reading: Reading): Unit[] {
  const { source, own, test } = reading
  const inner = statement.getChild('FunctionDefinition') ?? statement.getChild('ClassDefinition') ?? statement
  const named = inner.getChild('VariableName')
  const body = inner.getChild('Body')
  if (named === null || body === null) return []
  if (inner.name === 'ClassDefinition') return readBody(body, reading, false)
  const name = source.textOf(named)
  const [first, last] = [source.lineAt(statement.from), source.lineAt(body.to)]
  const isAsked = reading.isHelper && first <= test[0] && test[1] <= last
  // Who is handed a function that uses nothing but itself cannot change what it answers; a fixture's name stands for what it makes.
  const keeps = inner.getChild('ParamList')?.getChild('AssignOp') != null
  const isConstant = inner === statement && !keeps && freeNames(inner, source, own).length === 0
  if (!name.startsWith('test') && !isAsked) return [unitOf([statement], reading, { declares: [name], isConstant })]
  return first <= test[1] && test[0] <= last ? readBody(body, reading, true) : []
}

function unitOf(nodes: readonly SyntaxNode[], reading: Reading, told: Partial<Unit>): Unit {
  const { source } = reading
  const [first, last] = [nodes[0]?.from ?? 0, nodes.at(-1)?.to ?? 0]
  const declares = told.declares ?? []
  return {
    lines: [source.lineAt(first), source.lineAt(last - 1)],
    names: new Set([...declares, ...nodes.flatMap((node) => usedBy(node, reading, told))]),
    isConstant: false,
    isSure: false,
    ...(nodes.length === 1 && nodes[0] ? toldBy(nodes[0], reading) : { sides: null, isStill: false, asks: null }),
    ...told,
    declares,
  }
}

/** The names that a statement speaks of: none where the test asks itself. */
function usedBy(node: SyntaxNode, { source, own, names, replaced, mocks }: Reading, told: Partial<Unit>): string[] {
  const compared = comparedBy(node, source)
  if (compared !== null && isReplaced(compared.actual, replaced, source, names)) return []
  const counted = compared === null ? null : countedIn(compared.actual, source, mocks)
  if (compared !== null && counted !== null) return [counted, ...freeNames(compared.wanted, source, own)]
  const used = withoutMessage(node).flatMap((part) => freeNames(part, source, own))
  // Who calls a mock himself, whenever the test runs, knows how often.
  const made = told.isSure === true && node.name === 'ExpressionStatement' ? node.firstChild : null
  const called = made?.name === 'CallExpression' && made.firstChild !== null ? source.textOf(made.firstChild) : ''
  const isHanded = used.filter((name) => name === called).length > 1
  const known = new Set([...(told.declares ?? []), ...(isHanded ? [] : [called])])
  return [...used, ...used.filter((name) => mocks.has(name) && !known.has(name)).map(ofCalls)]
}

/** `assert a == b, message`: the message is made when it has failed. */
function withoutMessage(node: SyntaxNode): SyntaxNode[] {
  if (node.name !== 'AssertStatement') return [node]
  const parts = childrenOf(node)
  const end = parts.findIndex(({ name }) => name === ',')
  return end === -1 ? [node] : parts.slice(0, end)
}

/** What a statement that is an assertion compares, and what it asks. */
function toldBy(
  statement: SyntaxNode,
  { source, own, names }: Reading,
): Pick<Unit, 'sides' | 'isStill' | 'asks' | 'parts' | 'term'> {
  const compared = comparedBy(statement, source)
  const asked = statement.name === 'AssertStatement' ? childrenOf(statement)[1] : undefined
  const asks = asked === undefined ? [] : partsIn(asked, source)
  if (asked?.name === 'VariableName' && isNothing(kindOf(asked, source, names)))
    return { sides: null, isStill: false, asks: unmeetable }
  const parts = asks.flatMap((part) => askOf(part, source, names) ?? [])
  const term = askedTerm(statement, { source, names })
  // What the language makes of names runs nothing else.
  const isOfNames = term !== null && runsNothing(term)
  if (compared === null) return { sides: null, isStill: isOfNames, asks: null, parts, term }
  const { actual, wanted, relation } = compared
  const isStill = isOfNames || [actual, wanted].every((side) => !/\b(?!len\()\w+\(|\bawait\b/.test(source.textOf(side)))
  return {
    isStill,
    sides: relation === 'is not' ? null : [freeNames(actual, source, own), freeNames(wanted, source, own)],
    asks: askOf(compared, source, names),
    parts,
    term,
  }
}

/** Whatever the product answers. */
const unmeetable: Ask = { of: '', actual: null, relation: 'never', wanted: {} }

/** It is no, 0 or an empty text. */
function isNothing(kind: Kind | null): boolean {
  return kind?.only === 0 || kind?.only === '' || kind?.types?.join() === 'None'
}

/** Values that nobody can change. */
const plain = /^(?:Number|String|Boolean|None)$/

/** What stands before the last `=`. */
function targetsOf(statement: SyntaxNode): SyntaxNode[] {
  const parts = childrenOf(statement)
  return parts.slice(
    0,
    parts.findLastIndex(({ name }) => name === 'AssignOp' || name === 'UpdateOp'),
  )
}
