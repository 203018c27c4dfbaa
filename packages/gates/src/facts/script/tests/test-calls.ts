// Calls that declare tests and suites: `it('…')`, `test.skip.each([…])('…')`, `describe.runIf(x)('…')`.
import type { CallExpression, Node, Program } from 'oxc-parser'
import { type MeansOne, declaredWithin } from '../declared-within.ts'
import { type Source, childrenOf } from '../syntax.ts'

type TestCallKind = 'test' | 'suite'

export interface TestCall {
  kind: TestCallKind
  /** Members along the chain, in order: `skip`, `each` …; `xit` counts as `skip`, `fit` as `only`. */
  members: string[]
  /** The rows of a table test. */
  table: Node | null
}

const known: Readonly<Record<string, Meaning>> = {
  test: { kind: 'test' },
  it: { kind: 'test' },
  specify: { kind: 'test' },
  xit: { kind: 'test', member: 'skip' },
  xtest: { kind: 'test', member: 'skip' },
  fit: { kind: 'test', member: 'only' },
  describe: { kind: 'suite' },
  suite: { kind: 'suite' },
  context: { kind: 'suite' },
  xdescribe: { kind: 'suite', member: 'skip' },
  fdescribe: { kind: 'suite', member: 'only' },
}

/** What the name of a call that declares tests means. */
interface Meaning {
  kind: TestCallKind
  member?: string
}

/** Names that declare tests, and where one of them is something else. */
export interface TestNames {
  meanings: ReadonlyMap<string, Meaning>
  isOther: MeansOne
}

/** What names of a file declare tests: imported under these names or others, extended, or global; not where a function has its own. */
export function testNames(source: Source): TestNames {
  const { program } = source
  const meanings = meaningsIn(source)
  const takes = (name: string, declaration: Node, within: Node) =>
    within !== program && meanings.has(name) && isOwnName(name, declaration, meanings)
  return { meanings, isOther: declaredWithin(program, takes) }
}

/** Whether what is declared under the name of a test is the source's own, and leads to no runner. */
function isOwnName(name: string, declaration: Node, meanings: TestNames['meanings']): boolean {
  if (declaration.type !== 'VariableDeclarator') return !leadsToRunner(declaration, name, meanings)
  const { id, init } = declaration
  return id.type === 'Identifier' && init !== null && !leadsToRunner(init, name, meanings)
}

/** `tap.test`, `base.extend({…})`, `require('node:test')`, and what speaks of another name that declares tests. */
function leadsToRunner(node: Node, name: string, meanings: TestNames['meanings']): boolean {
  if (node.type === 'ImportExpression') return true
  if (node.type === 'Identifier') return node.name === 'require' || (node.name !== name && meanings.has(node.name))
  if (node.type !== 'MemberExpression' || node.computed)
    return childrenOf(node).some((child) => leadsToRunner(child, name, meanings))
  return isMemberNamed(node, name) || isMemberNamed(node, 'extend') || leadsToRunner(node.object, name, meanings)
}

function meaningsIn({ module, program }: Source): Map<string, Meaning> {
  const names = new Map(Object.entries(known))
  for (const name of declaredNames(program)) names.delete(name)
  for (const { moduleRequest, entries } of module.staticImports) {
    for (const { importName, localName } of entries) {
      const imported = importName.name ?? (moduleRequest.value === 'node:test' ? 'test' : localName.value)
      const meaning = known[imported]
      if (meaning) names.set(localName.value, meaning)
    }
  }
  for (const [local, meaning] of requiredNames(program)) names.set(local, meaning)
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of declaration.declarations) {
      const extended = init && id.type === 'Identifier' ? extendedFrom(init, names) : undefined
      if (extended && id.type === 'Identifier') names.set(id.name, extended)
    }
  }
  return names
}

/** Functions and values that the file makes itself: a helper called `test` declares nothing. */
function declaredNames({ body }: Program): string[] {
  return body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : []
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && !isMemberNamed(init, id.name) ? [id.name] : [],
    )
  })
}

/** `const { test: t } = require('node:test')`, and `const t = require('node:test')` as a default import. */
function requiredNames({ body }: Program): [string, Meaning][] {
  const declarators = body.flatMap((statement) =>
    statement.type === 'VariableDeclaration' ? statement.declarations : [],
  )
  return declarators.flatMap(({ id, init }) => {
    const isRequired =
      init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
    if (!isRequired) return []
    if (id.type === 'Identifier') {
      const [from] = init.arguments
      const isNode = from?.type === 'Literal' && from.value === 'node:test'
      const meaning = known[isNode ? 'test' : id.name]
      return meaning ? [[id.name, meaning]] : []
    }
    if (id.type !== 'ObjectPattern') return []
    return id.properties.flatMap((property): [string, Meaning][] => {
      if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.value.type !== 'Identifier')
        return []
      const meaning = known[property.key.name]
      return meaning ? [[property.value.name, meaning]] : []
    })
  })
}

/** `const test = tap.test`: the same thing under its own name. */
function isMemberNamed(init: Node | null, name: string): boolean {
  return init?.type === 'MemberExpression' && init.property.type === 'Identifier' && init.property.name === name
}

/** What a call declares; null when it is another call. */
export function testCallOf(call: CallExpression, { meanings, isOther }: TestNames): TestCall | null {
  const members: string[] = []
  let table: Node | null = null
  let callee: Node = call.callee
  for (;;) {
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
      members.unshift(callee.property.name)
      callee = callee.object
    } else if (callee.type === 'CallExpression') {
      table = callee.arguments[0] ?? null
      callee = callee.callee
    } else if (callee.type === 'TaggedTemplateExpression') {
      table = callee.quasi
      callee = callee.tag
    } else break
  }
  const name = callee.type === 'Identifier' ? callee.name : ''
  const meaning = meanings.get(name)
  if (!meaning || isOther(name, callee) || members.some((member) => declaringNothing.has(member))) return null
  const all = meaning.member ? [meaning.member, ...members] : members
  const described = all.some((member) => member === 'describe') ? 'suite' : meaning.kind
  // `it.each(rows)` alone is not a declaration yet: its own call is.
  if (members.some((member) => curried.has(member)) && call.callee.type === 'MemberExpression') return null
  return call.arguments.length === 0 ? null : { kind: described, members: all, table }
}

/** Members that are no declarations: hooks, settings, what a test does inside of itself. */
const declaringNothing = new Set([
  'extend', 'use', 'configure', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach', 'before', 'after', 'step', 'info', 'expect', 'mock',
  'setTimeout', 'slow', 'snapshot', 'assert',
]) // prettier-ignore

/** Members that answer a function, which then declares. */
const curried = new Set(['each', 'for', 'skipIf', 'runIf', 'prop'])

function extendedFrom(init: Node, names: ReadonlyMap<string, Meaning>): Meaning | undefined {
  if (init.type !== 'CallExpression' || init.callee.type !== 'MemberExpression') return undefined
  const { object, property } = init.callee
  if (property.type !== 'Identifier' || property.name !== 'extend' || object.type !== 'Identifier') return undefined
  return names.get(object.name)
}
