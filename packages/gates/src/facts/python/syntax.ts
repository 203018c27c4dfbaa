// The door to @lezer/python: everything else here sees a parsed source.
import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import type { Place } from '../facts.ts'
import { linesOf, placesOf } from '../lines-of.ts'

export interface PythonSource {
  path: string
  text: string
  root: SyntaxNode
  comments: readonly SyntaxNode[]
  /** Why it cannot be read; null when it can. */
  problem: string | null
  /** Line (from 1) of an offset. */
  lineAt(offset: number): number
  placeOf(offset: number): Place
  textOf(node: SyntaxNode): string
}

export function isPython(path: string): boolean {
  return /\.pyi?$/.test(path)
}

/** Parses Python. The parser forgives what it does not know; what it may have lost by that is a `problem`. */
export function parsePython(written: string, path: string): PythonSource {
  const text = withPlainNames(written.replace(/^\uFEFF/, ' '))
  const root = parser.parse(withPlainTargets(text)).topNode
  const lineAt = linesOf(text)
  const comments: SyntaxNode[] = []
  const statements = new Set<number>()
  let isBroken = false
  walk(root, (node) => {
    if (node.name === 'Comment') comments.push(node)
    if (telling.has(node.name) && !hasLostBody(node)) statements.add(lineAt(node.from))
    isBroken ||= node.type.isError
  })
  const lost = isBroken ? lostStatement({ text, root, lineAt }, statements) : null
  const problem = lost === null ? null : `a statement that Helix's reader of Python loses (line ${lost})`
  return {
    path,
    text,
    root,
    comments,
    problem,
    lineAt,
    placeOf: placesOf(text, lineAt),
    textOf: ({ from, to }) => text.slice(from, to),
  }
}

/** The same text with its names as Python reads them, which takes `ｅｘｅｃ` for `exec` ("Identifiers and keywords": NFKC). */
function withPlainNames(text: string): string {
  if (text.normalize('NFKC') === text) return text
  let plain = ''
  let end = 0
  walk(parser.parse(withPlainTargets(text)).topNode, ({ name, from, to }) => {
    if (name !== 'VariableName' && name !== 'PropertyName') return
    plain += text.slice(end, from) + text.slice(from, to).normalize('NFKC')
    end = to
  })
  return plain + text.slice(end)
}

/**
 * The same text with a plain name of the same length wherever `as` gives several or a member (`with open() as (a, b):`), which
 * the grammar does not know and behind which it loses every body.
 */
function withPlainTargets(text: string): string {
  return text.replaceAll(
    /(\bas\s*)(\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\b\w+(?:\.\w+|\[[^\]]*\])+)(?=\s*[:,)])/g,
    (_, before: string, targets: string) => before + '_'.repeat(targets.length),
  )
}

/** Of a definition nothing but an error was read. */
function hasLostBody(node: SyntaxNode): boolean {
  const parts = childrenOf(node.getChild('Body') ?? node).filter(({ name }) => name !== ':')
  return node.getChild('Body') !== null && parts.length > 0 && parts.every(({ type }) => type.isError)
}

const telling = new Set(['ImportStatement', 'FunctionDefinition', 'ClassDefinition', 'AssertStatement'])
const beginning =
  /^[ \t]*(?:from[ \t.]+[\w.]+[ \t]+import\b|import[ \t]+\w|(?:async[ \t]+)?def[ \t]+\w|class[ \t]+\w|assert\b)/gm

/** The first line, outside of texts, that begins an import, a definition or an assertion which is not in the tree. */
function lostStatement(
  { text, root, lineAt }: Pick<PythonSource, 'text' | 'root' | 'lineAt'>,
  found: ReadonlySet<number>,
): number | null {
  for (const { index, 0: begun } of text.matchAll(beginning)) {
    const at = index + begun.length - 1
    const name = root.resolveInner(at, 0).name
    if (/String|Comment|^Format/.test(name)) continue
    if (!found.has(lineAt(at))) return lineAt(at)
  }
  return null
}

/** The node's children in order, punctuation among them. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child)
  return found
}

/** Visits a node and all below it, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node)
  for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child, visit)
}

/** `a.b.c` of a chain of plain members or of a decorator's name; empty for anything else. */
export function dottedName(node: SyntaxNode | null, source: PythonSource): string {
  if (node?.name === 'VariableName') return source.textOf(node)
  if (node?.name !== 'MemberExpression') return ''
  const [object, ...rest] = childrenOf(node)
  const before = dottedName(object ?? null, source)
  const property = rest.find(({ name }) => name === 'PropertyName')
  return before === '' || property === undefined ? '' : `${before}.${source.textOf(property)}`
}

/** The dotted name of what a call or a decorator calls; a decorator's words stand beside each other. */
export function calleeName(node: SyntaxNode, source: PythonSource): string {
  if (node.name !== 'Decorator') return dottedName(node.firstChild, source)
  const end = node.getChild('ArgList')?.from ?? node.to
  return source.text.slice(node.from + 1, end).replaceAll(/\s/g, '')
}

/** What a call is given: positional values and, by name, the others. */
export function givenTo(
  call: SyntaxNode,
  source: PythonSource,
): { values: SyntaxNode[]; named: Map<string, SyntaxNode> } {
  const parts = childrenOf(call.getChild('ArgList') ?? call).filter(({ name }) => !/^[(),]$/.test(name))
  const values: SyntaxNode[] = []
  const named = new Map<string, SyntaxNode>()
  for (const [at, part] of parts.entries()) {
    const [before, beforeThat] = [parts[at - 1], parts[at - 2]]
    if (part.name === 'AssignOp' || part.name === 'Comment' || parts[at + 1]?.name === 'AssignOp') continue
    if (before?.name === 'AssignOp' && beforeThat !== undefined) named.set(source.textOf(beforeThat), part)
    else values.push(part)
  }
  return { values, named }
}

/** The text of a plain string; null for anything else. */
export function plainText(node: SyntaxNode | null | undefined, source: PythonSource): string | null {
  if (node?.name !== 'String') return null
  const [, quoted = ''] = /^[rRbBuU]{0,2}("""[^]*"""|'''[^]*'''|"[^]*"|'[^]*')$/.exec(source.textOf(node)) ?? []
  const edge = /^(?:"""|''')/.test(quoted) ? 3 : 1
  return quoted === '' ? null : quoted.slice(edge, -edge)
}
