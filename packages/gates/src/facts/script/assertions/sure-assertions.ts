import type { Node } from 'oxc-parser'
import type { Assertions, CountedAssertion, SureAssertions } from '../../facts.ts'
import { assertionOf } from './assertions.ts'
import { assertingNames, isAssertingCall, rootOf } from './asserts.ts'
import { endOf, isCallback } from '../functions.ts'
import { type Source, childrenOf, isNamed } from '../syntax.ts'

type Library = keyof SureAssertions
/** Which library a name of the file belongs to, of those whose assertions runs count. */
type Libraries = ReadonlyMap<string, Library>

/**
 * How many assertions of each library that runs count a test must have made when it passes: those in its way, which neither
 * stand behind a condition nor in a function, and at least one where it asserts by that library alone.
 */
export function sureAssertions(given: readonly Node[], source: Source): SureAssertions {
  const libraries = countedLibraries(source)
  const body = given.findLast(isCallback)?.body ?? null
  const sure = { expect: 0, assert: 0 }
  for (const node of body === null ? [] : inTheWay(body)) {
    const library = countedBy(node, libraries)
    if (library !== null) sure[library] += 1
  }
  const only = onlyLibrary(given, libraries, assertingNames(source))
  return only === null ? sure : { ...sure, [only]: Math.max(1, sure[only]) }
}

/** The assertions of a test's own body of which runs tell whether they came to them, with what each asks for. */
export function countedAssertions(
  given: readonly Node[],
  strengths: ReadonlyMap<Node, Assertions>,
  source: Source,
): CountedAssertion[] {
  const libraries = countedLibraries(source)
  const body = given.findLast(isCallback)?.body ?? null
  if (body === null) return []
  const sure = new Set(inTheWay(body))
  const found: CountedAssertion[] = []
  const textOf = (start: number, end: number) => source.text.slice(start, end).replaceAll(/\s+/g, '')
  const visit = (node: Node, from: number, ways: string): void => {
    const library = countedBy(node, libraries)
    const strength = strengths.get(node)
    if (library !== null && strength !== undefined)
      found.push({
        library,
        from: source.placeOf(from),
        to: source.placeOf(node.end),
        isAside: !sure.has(node),
        said: (sure.has(node) ? '' : ways) + textOf(node.start, node.end),
        strength,
      })
    for (const child of childrenOf(node)) {
      const leads = node.type === 'BlockStatement' ? '' : textOf(node.start, child.start)
      visit(child, forerunners.test(node.type) ? from : child.start, ways + leads)
    }
  }
  visit(body, body.start, '')
  return found
}

/** Runs may tell the place of an assertion by the start of what it stands in. */
const forerunners = /^(?:AwaitExpression|ExpressionStatement|ReturnStatement)$/

/** `expect` is the runner's unless the file takes it from elsewhere; `assert` is Node's where the file takes it from there. */
function countedLibraries({ module, program }: Source): Libraries {
  const found = new Map<string, Library>([['expect', 'expect']])
  for (const { moduleRequest, entries } of module.staticImports) {
    const from = moduleRequest.value
    for (const { localName, importName } of entries) {
      const name = localName.value
      // What a file of the project hands on is the runner's.
      if (name === 'expect' && !runners.has(from) && !/^[./#~]/.test(from)) found.delete(name)
      // Members of a namespace are what the module gave when it was loaded.
      const isObject = isNamed(importName.kind, 'Default') || /^(?:default|strict)$/.test(importName.name ?? '')
      if (nodeAssert.test(from) && isObject) found.set(name, 'assert')
    }
  }
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier') continue
      const from = requiredModule(init)
      if (from !== null && nodeAssert.test(from)) found.set(id.name, 'assert')
      else if (id.name === 'expect') found.delete(id.name)
    }
  }
  return found
}

const runners = new Set(['vitest', '@jest/globals', '@playwright/test'])
const nodeAssert = /^(?:node:)?assert(?:\/strict)?$/

/** `require('node:assert')`, `require('assert').strict`. */
function requiredModule(init: Node | null): string | null {
  if (init?.type === 'MemberExpression') return requiredModule(init.object)
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require')
    return null
  const [name] = init.arguments
  return name?.type === 'Literal' && typeof name.value === 'string' ? name.value : null
}

/** The library of `expect(x).toBe(y)`, `expect.poll(f).toBe(y)`, `assert.equal(x, y)`, `t.assert.equal(x, y)`; `assert(x)` is not counted. */
function countedBy(node: Node, libraries: Libraries): Library | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  if (assertionOf(node) === null) return null
  return isOfContext(node.callee) ? 'assert' : (libraries.get(rootOf(node)) ?? null)
}

/** `t.assert.equal` of node:test. */
function isOfContext({ object }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return object.type === 'MemberExpression' && rootOf(object) === 't' && memberOf(object) === 'assert'
}

function memberOf({ property }: Extract<Node, { type: 'MemberExpression' }>): string {
  return property.type === 'Identifier' ? property.name : ''
}

/** The one counted library that all assertions below these nodes are of; null where there are none, or any other. */
function onlyLibrary(nodes: readonly Node[], libraries: Libraries, names: ReadonlySet<string>): Library | null {
  const found = new Set<Library | null>()
  const visit = (node: Node): void => {
    const library = countedBy(node, libraries)
    if (library !== null || isAssertionItself(node, libraries, names)) found.add(library)
    for (const child of childrenOf(node)) visit(child)
  }
  for (const node of nodes) visit(node)
  const [one = null] = found
  return found.size === 1 ? one : null
}

/** A call by the name of an assertion that is not counted; `expect.assertions(1)`, `expect.any(Number)` are none. */
function isAssertionItself(node: Node, libraries: Libraries, names: ReadonlySet<string>): boolean {
  return libraries.get(rootOf(node)) !== 'expect' && isAssertingCall(node, names)
}

/** What runs for sure when a test runs to its end. */
function inTheWay(node: Node): Node[] {
  if (elsewhere.test(node.type)) return []
  if (node.type === 'TryStatement')
    return [...(node.handler === null ? inTheWay(node.block) : []), ...(node.finalizer ? inTheWay(node.finalizer) : [])]
  if (node.type === 'LogicalExpression') return inTheWay(node.left)
  if (node.type === 'BlockStatement') {
    return node.body.slice(0, endOf(node.body)).flatMap((statement) => inTheWay(statement))
  }
  return [node, ...childrenOf(node).flatMap((child) => inTheWay(child))]
}

const elsewhere = /Function|^Class|^If|^For|^While|^DoWhile|^Switch|^Conditional|^Labeled|^Chain/
