import { type Digest, sha256 } from '@helix/core'
import type { CallExpression, Node } from 'oxc-parser'
import { isAsserting } from '../assertions/asserts.ts'
import { type Source, childrenOf } from '../syntax.ts'
import { atHome } from './at-home.ts'

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
  packages: readonly string[],
  imported: ReadonlySet<string>,
): TestShape {
  const places = new Map<string, number>()
  const renamable = new Map<unknown, number>()
  const visit = (node: Node): void => {
    for (const name of productNames(node, imported)) {
      const place = places.get(name.name) ?? places.size
      places.set(name.name, place)
      renamable.set(name, place)
    }
    for (const child of saidIn(node)) visit(child)
  }
  for (const node of nodes) if (node !== null) visit(node)
  const shape = digestOf(nodes, packages, (held) => {
    const place = renamable.get(held)
    return place === undefined ? undefined : { type: 'Identifier', place }
  })
  return { shape, names: [...places.keys()] }
}

/** Names that the file's own import statements bring in from the repository. */
export function importedNames({ module }: Source): Set<string> {
  const own = module.staticImports.filter(({ moduleRequest }) => /^[./#@~]/.test(moduleRequest.value))
  return new Set(own.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)))
}

function productNames(node: Node, imported: ReadonlySet<string>) {
  if (node.type === 'Identifier') return imported.has(node.name) ? [node] : []
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
 * Digest of syntax without places, and of where names of packages come from: blanks, comments, quotes, types of what is declared, and
 * the `node:` before a module of Node do not change it.
 * `instead` may answer what stands for a node.
 */
export function digestOf(
  nodes: readonly (Node | null)[],
  packages: readonly string[],
  instead: (held: unknown) => unknown = () => undefined,
): Digest {
  return sha256(
    JSON.stringify([nodes.filter((node) => node === null || !isType(node.type)), packages], (key, value: unknown) => {
      if (untold.has(key)) return undefined
      const held = bare(value)
      if (typeof held === 'bigint') return `${held}n`
      if (isStringLiteral(held)) return { type: 'Literal', value: held.value }
      if (isRequire(held)) return { ...held, arguments: held.arguments.map(required) }
      return instead(held) ?? held
    }),
  )
}

/** Places, and types of what is declared. */
const untold = new Set(['start', 'end', 'range', 'typeAnnotation', 'returnType', 'typeParameters'])

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
