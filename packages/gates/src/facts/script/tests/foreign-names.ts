import type { Node } from 'oxc-parser'
import { type Source, walk } from '../syntax.ts'
import { boundNames } from './declarations.ts'

/** What the language brings, and runners of tests. */
const known = new Set([
  'undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'Math', 'JSON', 'Date', 'RegExp',
  'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'AggregateError',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'structuredClone', 'console', 'setTimeout', 'setImmediate', 'queueMicrotask',
  'expect', 'assert', 'test', 'it', 'describe', 'jest', 'vi', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll',
]) // prettier-ignore

/** Whether nodes use a name that the file neither declares nor imports: a setup file, or the place where it runs, may fill it. */
export function usesForeignNames(nodes: readonly (Node | null)[], source: Source): boolean {
  const bound = boundIn(source)
  const members = new Set<Node>()
  let found = false
  const visit = (node: Node) => {
    if (node.type === 'MemberExpression' && !node.computed) members.add(node.property)
    if ('key' in node && 'computed' in node && !node.computed) members.add(node.key)
    if (node.type === 'Identifier' && !members.has(node)) found ||= !known.has(node.name) && !bound.has(node.name)
  }
  for (const node of nodes) if (node !== null) walk(node, visit)
  return found
}

const boundBySource = new WeakMap<Source, ReadonlySet<string>>()

function boundIn(source: Source): ReadonlySet<string> {
  const held = boundBySource.get(source)
  if (held !== undefined) return held
  const names = new Set(
    source.module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)),
  )
  const bind = (pattern: Node | null) => {
    for (const name of pattern === null ? [] : boundNames(pattern)) names.add(name)
  }
  walk(source.program, (node) => {
    if (node.type === 'VariableDeclarator') bind(node.id)
    if (node.type === 'CatchClause') bind(node.param)
    if ('params' in node && Array.isArray(node.params)) for (const one of node.params) bind(one)
    if (/^(?:Function|Class)/.test(node.type) && 'id' in node) bind(node.id)
  })
  boundBySource.set(source, names)
  return names
}
