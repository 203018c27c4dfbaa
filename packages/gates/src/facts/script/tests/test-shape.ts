import { type Digest, sha256 } from '@helix/core'
import type { CallExpression, Node } from 'oxc-parser'
import { isAsserting } from '../assertions/asserts.ts'
import { childrenOf } from '../syntax.ts'
import { atHome } from './at-home.ts'
import { localNames } from './local-names.ts'
import type { ModuleName } from './module-names.ts'

export interface TestShape {
  /** Digest of the body with every name that a refactoring may change replaced by its place. */
  shape: Digest
  /** These names, in the order in which they first occur. */
  names: string[]
}

/**
 * What stays of a test's body when the product's names change. Names of the product: what the file imports from elsewhere
 * than packages, and members (`cart.total`). Not of the product: names that the file makes itself, members of assertions
 * (`expect(x).toBe`), what packages export.
 */
export function testShape(
  nodes: readonly (Node | null)[],
  origins: readonly string[],
  modules: ReadonlyMap<string, ModuleName>,
): TestShape {
  const places = new Map<string, number>()
  const renamable = new Map<unknown, number>()
  const visit = (node: Node): void => {
    for (const name of productNames(node, modules)) {
      const place = places.get(name.name) ?? places.size
      places.set(name.name, place)
      renamable.set(name, place)
    }
    for (const child of saidIn(node)) visit(child)
  }
  for (const node of nodes) if (node !== null) visit(node)
  const shape = digestOf(nodes, origins, (held) => {
    const place = renamable.get(held)
    return place === undefined ? undefined : { type: 'Identifier', place }
  })
  return { shape, names: [...places.keys()].map((name) => thereCalled(name, modules)) }
}

/** The name that a module calls it by. */
function thereCalled(name: string, modules: ReadonlyMap<string, ModuleName>): string {
  const told = modules.get(name)
  return told === undefined || told.name === '*' ? name : told.name
}

function productNames(node: Node, modules: ReadonlyMap<string, ModuleName>) {
  if (node.type === 'Identifier') return modules.get(node.name)?.isOwn === true ? [node] : []
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return []
  return isAsserting(node) ? [] : [node.property]
}

/** What is below a node and runs: types are for who reads. */
function saidIn(node: Node): Node[] {
  return isWrapped(node) ? [node.expression] : childrenOf(node).filter(({ type }) => !isType(type))
}

const wraps = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'ParenthesizedExpression']

function isWrapped(held: unknown): held is { expression: Node } {
  return wraps.some((type) => isOf(held, type))
}

function isType(type: string): boolean {
  return /^TS(?:TypeAnnotation|TypeAliasDeclaration|InterfaceDeclaration|TypeParameterDeclaration)$/.test(type)
}

/**
 * Digest of syntax without places, and of where names of modules come from: blanks, comments, quotes, types of what is declared, the
 * `node:` before a module of Node, and what a node calls what is its own affair do not change it.
 * `instead` may answer what stands for a node.
 */
export function digestOf(
  nodes: readonly (Node | null)[],
  origins: readonly string[],
  instead: (held: unknown) => unknown = () => undefined,
): Digest {
  const said = nodes.filter((node) => node === null || !isType(node.type))
  const local = new Map<unknown, number>(said.flatMap((node) => (node === null ? [] : [...localNames(node)])))
  return sha256(
    JSON.stringify([said, origins], (key, value: unknown) => {
      if (untold.has(key)) return undefined
      const held = bare(value)
      if (typeof held === 'bigint') return `${held}n`
      if (isStringLiteral(held)) return { type: 'Literal', value: held.value }
      if (isRequire(held)) return { ...held, arguments: held.arguments.map(required) }
      const place = local.get(held)
      return place === undefined ? (instead(held) ?? held) : { type: 'Identifier', local: place }
    }),
  )
}

/** Places, types of what is declared, and whether `{ a: a }` is written as `{ a }`. */
const untold = new Set(['shorthand', 'start', 'end', 'range', 'typeAnnotation', 'returnType', 'typeParameters'])

/** A value without what only its reader needs: `x as T`, `x!`, `(x)`. */
function bare(held: unknown): unknown {
  return isWrapped(held) ? bare(held.expression) : held
}

function isStringLiteral(held: unknown): held is { value: string } {
  return isOf(held, 'Literal') && 'value' in held && typeof held.value === 'string'
}

function isRequire(held: unknown): held is CallExpression {
  return (
    isOf(held, 'CallExpression') &&
    'callee' in held &&
    isOf(held.callee, 'Identifier') &&
    'name' in held.callee &&
    held.callee.name === 'require'
  )
}

function required(given: unknown): unknown {
  return isStringLiteral(given) ? { type: 'Literal', value: atHome(given.value) } : given
}

function isOf(held: unknown, type: string): held is object {
  return typeof held === 'object' && held !== null && 'type' in held && held.type === type
}
