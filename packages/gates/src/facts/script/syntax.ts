// The door to oxc-parser: everything else here sees a parsed source.
import { type Comment, type EcmaScriptModule, type Node, type Program, parseSync, visitorKeys } from 'oxc-parser'
import type { Place } from '../facts.ts'
import { linesOf, placesOf } from '../lines-of.ts'

export interface Source {
  path: string
  text: string
  program: Program
  module: EcmaScriptModule
  comments: readonly Comment[]
  /** Why it cannot be parsed; null when it can. */
  problem: string | null
  /** Line (from 1) of an offset in UTF-16 units. */
  lineAt(offset: number): number
  placeOf(offset: number): Place
}

const endings = /\.([cm]?[jt]s|[jt]sx)$/

/** Whether a file of that name is JavaScript or TypeScript. */
export function isScript(path: string): boolean {
  return endings.test(path)
}

/** What bundlers and runners take in any JavaScript: elements of JSX, and what a module of CommonJS may say, a `return` of its own. */
const otherwise = [{ lang: 'jsx' }, { lang: 'jsx', sourceType: 'commonjs' }] as const

/**
 * Parses JavaScript or TypeScript, told apart by the path's ending. Never throws for bad syntax: see `problem`.
 */
export function parseSource(text: string, path: string): Source {
  const plain = parseSync(path, text)
  const others = plain.errors.length > 0 && /\.[cm]?js$/.test(path) ? otherwise : []
  const read = others.map((options) => parseSync(path, text, options)).find(({ errors: all }) => all.length === 0)
  const { program, module, comments, errors } = read ?? plain
  const error = errors.find(({ severity }) => isNamed(severity, 'Error'))
  const lineAt = linesOf(text)
  const placeOf = placesOf(text, lineAt)
  const place = error?.labels[0] ? ` (line ${lineAt(error.labels[0].start)})` : ''
  return { path, text, program, module, comments, problem: error ? `${error.message}${place}` : null, lineAt, placeOf }
}

/** The node's children in the order of their keys. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  eachChild(node, (child) => children.push(child))
  return children
}

/** Without lists in between: trees of whole repositories are walked many times. */
function eachChild(node: Node, use: (child: Node) => void): void {
  for (const key of visitorKeys[node.type] ?? []) {
    const held: unknown = Reflect.get(node, key)
    if (Array.isArray(held)) {
      for (const one of held) if (isNode(one)) use(one)
    } else if (isNode(held)) use(held)
  }
}

/** oxc-parser's enums are constant and ambient: they can only be compared as the strings that they are. */
export function isNamed(member: string, name: string): boolean {
  return member === name
}

/** Visits a node and all below it, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  if (node.type !== 'Program') return descend(node, visit)
  for (const one of nodesOf(node)) visit(one)
}

/** Whether a node, or one below it, is taken. */
export function holds(node: Node, takes: (node: Node) => boolean): boolean {
  if (node.type === 'Program') return nodesOf(node).some(takes)
  return takes(node) || childrenOf(node).some((child) => holds(child, takes))
}

const listed = new WeakMap<Node, readonly Node[]>()

/** A whole program is walked by every rule that reads it. */
function nodesOf(program: Node): readonly Node[] {
  const known = listed.get(program)
  if (known !== undefined) return known
  const nodes: Node[] = []
  descend(program, (node) => nodes.push(node))
  listed.set(program, nodes)
  return nodes
}

function descend(node: Node, visit: (node: Node) => void): void {
  visit(node)
  eachChild(node, (child) => descend(child, visit))
}

function isNode(held: unknown): held is Node {
  return typeof held === 'object' && held !== null && 'type' in held
}
