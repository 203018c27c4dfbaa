import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, calleeName, childrenOf, dottedName } from '../syntax.ts'

/** A function that pytest collects. */
export interface PythonTest {
  /** `Class > function`. */
  name: string
  node: SyntaxNode
  /** Decorators of the function and of the classes around it. */
  decorators: SyntaxNode[]
  /** Bodies of the classes around it. */
  classes: SyntaxNode[]
  /** Its declaration runs exactly once. */
  isSure: boolean
}

/** The tests that pytest collects from a source: `test…` functions, and such methods of `Test…` classes and of TestCases. */
export function collectedTests(source: PythonSource): PythonTest[] {
  const found: PythonTest[] = []
  const visit = (node: SyntaxNode, above: Omit<PythonTest, 'name' | 'node'> & { titles: string[] }): void => {
    const decorated = node.name === 'DecoratedStatement'
    const own = decorated ? node.getChildren('Decorator') : []
    const inner = decorated ? (node.getChild('FunctionDefinition') ?? node.getChild('ClassDefinition')) : node
    const name = inner === null ? '' : nameOf(inner, source)
    const around = { ...above, decorators: [...above.decorators, ...own] }
    if (inner?.name === 'FunctionDefinition') {
      if (!name.startsWith('test') || own.some((one) => isFixture(calleeName(one, source)))) return
      const { titles, ...rest } = around
      found.push({ ...rest, name: [...titles, name].join(' > '), node: inner })
    } else if (inner?.name === 'ClassDefinition') {
      const body = inner.getChild('Body')
      if (body === null || !holdsTests(inner, name, source)) return
      const within = { ...around, titles: [...above.titles, name], classes: [...above.classes, body] }
      for (const child of childrenOf(body)) visit(child, within)
    } else if (/^(?:If|Try|With|For|While|Match)Statement$|^Body$|^MatchBody$|^MatchClause$/.test(node.name)) {
      for (const child of childrenOf(node)) visit(child, { ...above, isSure: above.isSure && node.name === 'Body' })
    }
  }
  for (const child of childrenOf(source.root)) visit(child, { titles: [], decorators: [], classes: [], isSure: true })
  return found
}

/**
 * How many tests pytest must collect from a source, at least: what depends on what runs (conditions, tables) counts as none; null where
 * the source cannot be read.
 */
export function collectedCount(source: PythonSource): number | null {
  if (source.problem !== null) return null
  if (skipsItself.test(source.text)) return 0
  const tests = collectedTests(source).filter((test) => isCollectedOnce(test, source))
  // The later one of two functions of a name takes the place of the other.
  return new Set(tests.map(({ name }) => name)).size
}

/** A module may skip itself before any of its tests is known. */
const skipsItself = /\b(?:importorskip|allow_module_level)\b|^raise\s+(?:unittest\.)?SkipTest\b/m

/** Whether pytest must collect it as one test: generated rows may be none at all. */
export function isCollectedOnce({ isSure, decorators }: PythonTest, source: PythonSource): boolean {
  return isSure && !decorators.some((one) => isTable(calleeName(one, source)))
}

const isTable = (name: string): boolean => /(?:^|\.)(?:parametrize|expand|given|ddt|data)$/.test(name)

const isFixture = (name: string): boolean => /(?:^|\.)fixture$/.test(name)

function holdsTests(definition: SyntaxNode, name: string, source: PythonSource): boolean {
  const bases = definition.getChild('ArgList')
  const isTestCase = bases !== null && childrenOf(bases).some((base) => dottedName(base, source).endsWith('TestCase'))
  const body = definition.getChild('Body')
  const said = body === null ? '' : source.textOf(body)
  if (/^\s+__test__\s*=\s*False\b/m.test(said)) return false
  // pytest makes an instance of its own, for which a constructor would need arguments.
  return isTestCase || (name.startsWith('Test') && !/^\s+def __(?:init|new)__\s*\(/m.test(said))
}

function nameOf(definition: SyntaxNode, source: PythonSource): string {
  const name = definition.getChild('VariableName')
  return name === null ? '' : source.textOf(name)
}
