import type { SyntaxNode } from '@lezer/common'
import { importStatements } from './import-statements.ts'
import { type PythonSource, childrenOf, givenTo, plainText, walk } from './python-source.ts'

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
  const names = importedNames(source)
  const locals = new Map<number, Map<string, string>>()
  const valueOf = valuesOf(source)
  const textOf = (node: SyntaxNode | null | undefined): string | null => textIn(node, valueOf, source)
  const ofName = (node: SyntaxNode): string => {
    const name = source.textOf(node)
    for (let at = functionAround(node); at !== null; at = functionAround(at)) {
      const own = locals.get(at.from)?.get(name)
      if (own !== undefined) return own
    }
    return names.get(name) ?? `.${name}`
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
  for (const { target, value } of givenNames(source)) {
    const name = source.textOf(target)
    const stands = value === null ? '' : of(value)
    const isKnown = /^\w.*\./.test(stands)
    const scope = functionAround(target)
    if (scope === null) {
      if (isKnown && !names.has(name)) names.set(name, stands)
      continue
    }
    const own = locals.get(scope.from) ?? new Map<string, string>()
    if (isKnown || !own.has(name)) locals.set(scope.from, own.set(name, isKnown ? stands : `.${name}`))
  }
  return { of, textOf, valueOf }
}

/** The function whose names a node sees first. */
function functionAround({ parent }: SyntaxNode): SyntaxNode | null {
  if (parent === null || /^(?:FunctionDefinition|LambdaExpression)$/.test(parent.name)) return parent
  return functionAround(parent)
}

/** A member by its name, or by its key where that is asked of a namespace: of `sys.modules` it is a module. */
function memberOf(whole: string, part: string, isKey: boolean): string {
  if (part === '__dict__') return whole
  if (whole === 'sys.modules' && isKey) return part
  if (whole === 'builtins.globals') return part === '__builtins__' ? 'builtins' : ''
  return `${whole}.${part}`
}

/** Names that imports bring, and the built-ins that the file gives no other meaning. */
function importedNames(source: PythonSource): Map<string, string> {
  const names = new Map([...builtins].map((name) => [name, `builtins.${name}`]))
  names.set('__builtins__', 'builtins')
  walk(source.root, (node) => {
    const name = /^(?:Function|Class)Definition$/.test(node.name) ? node.getChild('VariableName') : null
    // A method is called by its object.
    if (name !== null && node.parent?.parent?.name !== 'ClassDefinition') names.delete(source.textOf(name))
  })
  for (const { module, locals } of importStatements(source)) {
    for (const [local, name] of locals) {
      if (name !== '*') names.set(local, `${module}.${name}`)
      else names.set(local, local === module.split('.')[0] ? local : module)
    }
  }
  return names
}

/** Names that assignments, loops and parameters bind, each with what it is given, in the order of the source; null where nobody can tell. */
function givenNames(source: PythonSource): { target: SyntaxNode; value: SyntaxNode | null }[] {
  const found: { target: SyntaxNode; value: SyntaxNode | null }[] = []
  walk(source.root, (node) => {
    const isGiven = /^(?:AssignStatement|NamedExpression)$/.test(node.name) && node.getChild('AssignOp') !== null
    const isBinding = /^(?:ParamList|ForStatement|WithStatement)$/.test(node.name)
    if (!isGiven && !isBinding) return
    const end = node.name === 'ForStatement' ? (node.getChild('in')?.from ?? node.to) : node.to
    for (const target of node.getChildren('VariableName')) {
      const before = target.prevSibling?.name
      if (isGiven && target.from === node.from) found.push({ target, value: node.lastChild })
      else if (isGiven && target.nextSibling !== null) found.push({ target, value: null })
      else if (
        isBinding &&
        before !== 'AssignOp' &&
        target.from < end &&
        (node.name !== 'WithStatement' || before === 'as')
      )
        found.push({ target, value: null })
    }
  })
  return found
}

type Values = (node: SyntaxNode) => SyntaxNode | null

/** The one value that a name has in the function that binds it, or in the file. */
function valuesOf(source: PythonSource): Values {
  const scopes = new Map<number, Map<string, SyntaxNode | null>>()
  for (const { target, value } of givenNames(source)) {
    const scope = functionAround(target)?.from ?? -1
    const held = scopes.get(scope) ?? new Map<string, SyntaxNode | null>()
    const name = source.textOf(target)
    scopes.set(scope, held.set(name, held.has(name) ? null : value))
  }
  return (node) => {
    if (node.name !== 'VariableName') return null
    const name = source.textOf(node)
    for (let at = functionAround(node); at !== null; at = functionAround(at)) {
      const held = scopes.get(at.from)
      if (held?.has(name) === true) return held.get(name) ?? null
    }
    return scopes.get(-1)?.get(name) ?? null
  }
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
  if (node.name === 'CallExpression') return joinedText(node, inner, source)
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
