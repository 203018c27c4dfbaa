import type { SyntaxNode } from '@lezer/common'
import { asOne } from '../../assertion-sums.ts'
import type { CountedAssertion, DeclaredTest } from '../../facts.ts'
import { assertionsBelow, assertionsIn, reachedBelow } from '../assertions/assertions.ts'
import { assertionsBehind } from '../assertions/assertions-behind.ts'
import { type PythonTest, collectedTests, isCollectedOnce } from './collected-tests.ts'
import { importStatements } from '../imports/import-statements.ts'
import { modifiersOf } from './modifiers.ts'
import { type PythonSource, calleeName, childrenOf, givenTo, walk } from '../syntax.ts'
import { isInertModule } from '../imports/standard-modules.ts'
import { contextOf, namesIn, scopeOf } from './test-scope.ts'
import { digestOf, shapeOf } from './test-shape.ts'
import { rowsInside, writtenRows } from './written-rows.ts'

/** The tests that a source declares, in its order. */
export function testsOf(source: PythonSource): DeclaredTest[] {
  const imports = importStatements(source)
  const [inert, leading] = [true, false].map((wanted) =>
    imports.filter(({ module }) => isInertModule(module) === wanted),
  )
  const product = new Set(leading?.flatMap(({ locals }) => [...locals.keys()]))
  const packages = (inert ?? []).flatMap(({ module, locals }) =>
    [...locals].map(([local, name]) => ({ local, origin: `${module}#${name}` })),
  )
  const scope = scopeOf(source)
  return collectedTests(source).map((test) => {
    const own = [test.node, ...test.decorators]
    const context = contextOf(test, scope, source)
    const said = [...own, ...context]
    const used = namesIn(said, source)
    const origins = packages
      .filter(({ local }) => used.has(local))
      .map(({ origin }) => origin)
      .toSorted()
    const words = { nodes: said, test: test.node, origins }
    const behind = assertionsBehind(test.node, source)
    return {
      id: `${source.path} > ${test.name}${isTable(test.decorators, source) ? '[${row}]' : ''}`,
      line: source.lineAt(
        (test.decorators.find(({ from }) => from >= (test.classes.at(-1)?.from ?? 0)) ?? test.node).from,
      ),
      endLine: source.lineAt(lastOf(test.node).to),
      modifiers: [...new Set([...modifiersOf(test, source), ...scope.modifiers])],
      body: digestOf(words, source),
      ...shapeOf(words, source, product),
      assertions: assertionsIn(said, source),
      asserts: said.some((node) => assertionsBelow(node, source).length > 0),
      ...(behind > 0 && { behind }),
      sure: { expect: 0, assert: sureAsserts(test.node, source) },
      counted: countedAsserts(test.node, source),
      isSure: isCollectedOnce(test, source),
      rows: writtenCases(test, source),
      touches: touchesOutside(
        [...own, ...context.filter((node) => !scope.around.includes(node))],
        test.node,
        product,
        source,
      ),
    }
  })
}

/** The last word of a body, before the blanks that the parser counts to it. */
function lastOf(node: SyntaxNode): SyntaxNode {
  return node.lastChild === null || node.lastChild.name === 'Comment' ? node : lastOf(node.lastChild)
}

function isTable(decorators: readonly SyntaxNode[], source: PythonSource): boolean {
  return decorators.some((one) => /(?:^|\.)parametrize$/.test(calleeName(one, source)))
}

/**
 * How many `assert` statements a test must have come to when it passes: those of its own body up to where it leaves, and one
 * at least where it asserts by nothing else. None where pytest is told not to rewrite the file.
 */
function sureAsserts(test: SyntaxNode, source: PythonSource): number {
  if (/\bPYTEST_DONT_REWRITE\b/.test(source.text)) return 0
  const all = assertionsBelow(test, source)
  const own = inTheWay(test).length
  const isAlone = all.length > 0 && all.every(({ node }) => node.name === 'AssertStatement')
  return isAlone ? Math.max(1, own) : own
}

/** `assert` statements of a test's own body up to where it leaves. */
function inTheWay(test: SyntaxNode): SyntaxNode[] {
  const body = test.getChild('Body')
  const statements = body === null ? [] : childrenOf(body)
  const end = statements.findIndex(({ name }) => /^(?:Return|Raise)Statement$/.test(name))
  const reached = end === -1 ? statements : statements.slice(0, end)
  return reached.filter(({ name }) => name === 'AssertStatement')
}

/** The `assert` statements of a test's own body that anything comes to. */
function countedAsserts(test: SyntaxNode, source: PythonSource): CountedAssertion[] {
  const sure = new Set(inTheWay(test).map(({ from }) => from))
  return reachedBelow([test], source)
    .filter(({ node }) => node.name === 'AssertStatement')
    .map(({ node, strength }) => ({
      library: 'assert',
      from: source.placeOf(node.from),
      to: source.placeOf(node.to),
      isAside: !sure.has(node.from),
      said: leadingTo(node, test, source),
      strength: asOne(strength),
    }))
}

/** What leads to a statement within a test, and what it says, blanks aside. */
function leadingTo(statement: SyntaxNode, test: SyntaxNode, source: PythonSource): string {
  let said = source.textOf(statement)
  for (let node = statement; node.parent !== null && node.parent.from > test.from; node = node.parent)
    if (node.parent.name !== 'Body') said = source.text.slice(node.parent.from, node.from) + said
  return said.replaceAll(/\s+/g, '')
}

/** How many cases a test goes through that are written down: rows of its tables, and of the loops in it. */
function writtenCases(test: PythonTest, source: PythonSource): number {
  const tables = test.decorators.filter((one) => isTable([one], source))
  const counts = tables.map((one) => writtenRows(givenTo(one, source).values[1] ?? null, source))
  return counts.reduce((product, count) => product * count, rowsInside(test.node, source))
}

/** Built-ins that lead to what no import shows. */
const talking = new Set(['open', 'exec', 'eval', '__import__'])

/**
 * Whether a test uses anything from outside of itself: what its file imports from elsewhere than pure modules, fixtures that
 * it is handed, members of `self` that hooks may fill.
 */
function touchesOutside(
  nodes: readonly SyntaxNode[],
  test: SyntaxNode,
  product: ReadonlySet<string>,
  source: PythonSource,
): boolean {
  const parameters = namesIn(
    childrenOf(test).filter(({ name }) => name === 'ParamList'),
    source,
  )
  parameters.delete('self')
  const used = namesIn(nodes, source)
  if (parameters.size > 0 || [...used].some((name) => product.has(name) || talking.has(name))) return true
  return nodes.some((node) => readsMember(node, source))
}

function readsMember(node: SyntaxNode, source: PythonSource): boolean {
  let found = false
  walk(node, (inner) => {
    if (inner.name !== 'MemberExpression') return
    const member = /^(?:self|cls)\.(\w+)/.exec(source.textOf(inner))?.[1]
    found ||= member !== undefined && !/^(?:assert|subTest$|fail|skipTest$|id$)/.test(member)
  })
  return found
}
