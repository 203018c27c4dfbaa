import type { SyntaxNode } from '@lezer/common'
import { bindingsOf, scopeAround, scopesAround } from './bindings.ts'
import { calledText, reversedText } from './called-text.ts'
import { importStatements } from '../imports/import-statements.ts'
import { type PythonSource, childrenOf, givenTo, plainText, walk } from '../syntax.ts'

/** What the names of one source stand for. */
export interface KnownNames {
  /**
   * The full name of what an expression names, by whatever way: `il.import_module`, `getattr(importlib, 'import_module')`,
   * `vars(math)['pi']`, `sys.modules['math'].pi`, `run` after `run = exec`. A part that is computed is `*`; a name of the source's own
   * begins with a dot; empty for what names nothing.
   */
  of(node: SyntaxNode | null | undefined): string
  /** The text of a string, of strings put together and of names that stand for one; null for anything else. */
  textOf(node: SyntaxNode | null | undefined): string | null
  /** What a name is given, where that is one value; null for anything else. */
  valueOf(node: SyntaxNode): SyntaxNode | null
}

/** Built-ins by which others are reached, or code is made of texts. */
const builtins = new Set(['exec', 'eval', 'compile', '__import__', 'open', 'vars', 'getattr', 'setattr', 'globals'])
const loading = /^(?:builtins\.__import__|importlib\.(?:import_module|__import__)|sys\.modules\.get)$/
const known = new WeakMap<PythonSource, KnownNames>()

/** Reads a source for what its names stand for, once. */
export function knownNames(source: PythonSource): KnownNames {
  const found = known.get(source) ?? readNames(source)
  known.set(source, found)
  return found
}

function readNames(source: PythonSource): KnownNames {
  const { names, locals } = importedNames(source)
  const shared = sharedNames(source)
  const valueOf = valuesOf(source, (name) => shared.has(name))
  const textOf = (node: SyntaxNode | null | undefined): string | null => textIn(node, valueOf, source)
  const ofName = (node: SyntaxNode): string => {
    const name = source.textOf(node)
    const scopes = scopesAround(node)
    const own = scopes.map(({ from }) => locals.get(from)?.get(name)).find((found) => found !== undefined)
    return own ?? names.get(name)?.find(({ from }) => from < node.from || scopes.length > 0)?.full ?? `.${name}`
  }
  const of = (node: SyntaxNode | null | undefined): string => {
    if (node?.name === 'VariableName') return ofName(node)
    if (node?.name === 'ParenthesizedExpression') return of(childrenOf(node)[1])
    if (node?.name === 'CallExpression') return ofCall(node)
    if (node?.name !== 'MemberExpression') return ''
    const [object, dot, key] = childrenOf(node)
    const whole = of(object)
    if (whole === '' || key === undefined) return ''
    const part =
      dot?.name === '[' ? (textOf(key) ?? (key.name === 'Number' ? source.textOf(key) : '*')) : source.textOf(key)
    return memberOf(whole, part, dot?.name === '[')
  }
  const ofCall = (node: SyntaxNode): string => {
    const called = of(node.firstChild)
    const [first, second] = givenTo(node, source).values
    if (called === 'builtins.vars') return of(first)
    if (called === 'builtins.globals') return called
    if (called === 'builtins.getattr') return of(first) === '' ? '' : memberOf(of(first), textOf(second) ?? '*', false)
    return loading.test(called) ? (textOf(first) ?? '') : ''
  }
  for (const { target, value } of bindingsOf(source)) {
    if (target.name !== 'VariableName') continue
    const name = source.textOf(target)
    const stands = value === null ? '' : of(value)
    const isKnown = /^\w.*\./.test(stands)
    const scope = shared.has(name) ? null : scopeAround(target)
    if (scope !== null) {
      const own = locals.get(scope.from) ?? new Map<string, string>()
      if (isKnown || !own.has(name)) locals.set(scope.from, own.set(name, isKnown ? stands : `.${name}`))
    } else if (isKnown && !names.has(name)) names.set(name, [{ full: stands, from: -1 }])
  }
  return { of, textOf, valueOf }
}

/** A member by its name, or by its key where that is asked of a namespace: of `sys.modules` it is a module. */
function memberOf(whole: string, part: string, isKey: boolean): string {
  if (part === '__dict__') return whole
  if (whole === 'sys.modules' && isKey) return part
  if (whole === 'builtins.globals') return part === '__builtins__' ? 'builtins' : ''
  return `${whole}.${part}`
}

/** What a name of the file stands for from some place on. */
type Standing = { full: string; from: number }

/**
 * Names that imports bring, of the file and of each function, and the built-ins that the file gives no other meaning; the last of
 * several first, but for one that may never be bound.
 */
function importedNames(source: PythonSource): {
  names: Map<string, Standing[]>
  locals: Map<number, Map<string, string>>
} {
  const names = new Map([...builtins].map((name) => [name, [{ full: `builtins.${name}`, from: -1 }]]))
  names.set('__builtins__', [{ full: 'builtins', from: -1 }])
  const locals = new Map<number, Map<string, string>>()
  const bind = (name: string, full: string, node: SyntaxNode): void => {
    const scope = scopeAround(node)
    if (scope !== null) {
      locals.set(scope.from, (locals.get(scope.from) ?? new Map<string, string>()).set(name, full))
      return
    }
    const held = names.get(name) ?? []
    const standing = { full, from: node.from }
    names.set(name, node.parent?.name === 'Script' ? [standing, ...held] : [...held, standing])
  }
  for (const { module, locals: own, at } of importStatements(source)) {
    const node = source.root.resolveInner(at, 1).parent ?? source.root
    for (const [local, name] of own) {
      const whole = local === module.split('.')[0] ? local : module
      bind(local, name === '*' ? whole : `${module}.${name}`, node)
    }
  }
  for (const node of childrenOf(source.root)) {
    const inner = node.name === 'DecoratedStatement' ? (node.lastChild ?? node) : node
    const name = /^(?:Function|Class)Definition$/.test(inner.name) ? inner.getChild('VariableName') : null
    if (name !== null && builtins.has(source.textOf(name))) bind(source.textOf(name), `.${source.textOf(name)}`, node)
  }
  return { names, locals }
}

type Values = (node: SyntaxNode) => SyntaxNode | null

/** The one value that a name has in the scope that binds it. */
function valuesOf(source: PythonSource, isShared: (name: string) => boolean): Values {
  const scopes = new Map<number, Map<string, SyntaxNode | null>>()
  for (const { target, value } of bindingsOf(source)) {
    if (target.name !== 'VariableName') continue
    const scope = scopeAround(target)?.from ?? -1
    const held = scopes.get(scope) ?? new Map<string, SyntaxNode | null>()
    const name = source.textOf(target)
    scopes.set(scope, held.set(name, held.has(name) ? null : value))
  }
  return (node) => {
    const name = node.name === 'VariableName' ? source.textOf(node) : ''
    if (name === '' || isShared(name)) return null
    const holder = [...scopesAround(node).map(({ from }) => from), -1].find((from) => scopes.get(from)?.has(name))
    return holder === undefined ? null : (scopes.get(holder)?.get(name) ?? null)
  }
}

/** Names that functions bind outside of themselves. */
export function sharedNames(source: PythonSource): ReadonlySet<string> {
  const found = new Set<string>()
  walk(source.root, (node) => {
    if (node.name === 'ScopeStatement')
      for (const one of node.getChildren('VariableName')) found.add(source.textOf(one))
  })
  return found
}

function textIn(node: SyntaxNode | null | undefined, valueOf: Values, source: PythonSource, depth = 0): string | null {
  if (node === null || node === undefined || depth > 5) return null
  const inner = (part: SyntaxNode | null | undefined) => textIn(part, valueOf, source, depth + 1)
  const joined = (parts: readonly SyntaxNode[]): string | null => {
    const texts = parts.map((part) => inner(part))
    return texts.includes(null) ? null : texts.join('')
  }
  if (node.name === 'VariableName') return inner(valueOf(node))
  if (node.name === 'ParenthesizedExpression') return inner(childrenOf(node)[1])
  if (node.name === 'ContinuedString') return joined(childrenOf(node))
  if (node.name === 'BinaryExpression' && source.textOf(childrenOf(node)[1] ?? node) === '+')
    return joined(childrenOf(node).filter((_, at) => at !== 1))
  if (node.name === 'CallExpression') return joinedText(node, inner, source) ?? calledText(node, inner, source)
  if (node.name === 'MemberExpression') return reversedText(node, inner, source)
  if (node.name === 'FormatString' && node.getChild('FormatReplacement') === null)
    return /^[fF]["']([^"'{}]*)["']$/.exec(source.textOf(node))?.[1] ?? null
  return plainText(node, source)
}

/** `''.join(['py', 'test'])`. */
function joinedText(
  node: SyntaxNode,
  inner: (part: SyntaxNode | null | undefined) => string | null,
  source: PythonSource,
): string | null {
  const [object, , method] = childrenOf(node.firstChild ?? node)
  const [list] = givenTo(node, source).values
  const between = inner(object)
  if (method === undefined || source.textOf(method) !== 'join' || between === null || list === undefined) return null
  if (!/^(?:Array|Tuple)Expression$/.test(list.name)) return null
  const texts = childrenOf(list)
    .filter(({ name }) => !/^[[\](),]$/.test(name))
    .map((part) => inner(part))
  return texts.includes(null) ? null : texts.join(between)
}
