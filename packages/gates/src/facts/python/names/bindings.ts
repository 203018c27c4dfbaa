import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'

/** A place that a source gives something to: a name, a member, an element. */
export interface Binding {
  target: SyntaxNode
  /** What it is given; null where nobody can tell, or where it is taken away. */
  value: SyntaxNode | null
  /** What it comes from: its value, what that is taken out of, what a loop goes over, what is opened; null where nothing is said. */
  origin: SyntaxNode | null
}

const known = new WeakMap<PythonSource, readonly Binding[]>()

/** Everything that a source binds but by imports, in its order. */
export function bindingsOf(source: PythonSource): readonly Binding[] {
  const found = known.get(source) ?? bindingsBelow(source.root)
  known.set(source, found)
  return found
}

function bindingsBelow(root: SyntaxNode): Binding[] {
  const found: Binding[] = []
  walk(root, (node) => found.push(...bindingsIn(node)))
  return found
}

/** What a statement or an expression binds itself; not what those inside of it do. */
export function bindingsIn(node: SyntaxNode): Binding[] {
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment' && name !== 'TypeDef')
  const bind = binders[node.name]
  return bind === undefined ? looped(parts) : bind(parts)
}

/** The node whose names another one sees first: a function, a class, a comprehension; null for the file. */
export function scopeAround(node: SyntaxNode): SyntaxNode | null {
  const { parent } = node
  if (parent === null) return null
  const isOwnName = /^(?:Function|Class)Definition$/.test(parent.name) && node.name === 'VariableName'
  if (isOwnName) return scopeAround(parent)
  const isScope =
    /^(?:FunctionDefinition|ClassDefinition|LambdaExpression)$|Comprehension/.test(parent.name) ||
    (parent.name === 'ArgList' && parent.getChild('for') !== null)
  return isScope ? parent : scopeAround(parent)
}

/** The scopes in which Python looks for a name, innermost first: of classes only the one in whose body it stands. */
export function scopesAround(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let at = scopeAround(node); at !== null; at = scopeAround(at)) {
    if (found.length === 0 || at.name !== 'ClassDefinition') found.push(at)
  }
  return found
}

type Bind = (parts: readonly SyntaxNode[]) => Binding[]

const binders: Readonly<Record<string, Bind>> = {
  AssignStatement: assigned,
  NamedExpression: assigned,
  UpdateStatement: (parts) => unpacked(parts.slice(0, 1), [], parts.at(-1) ?? null),
  DeleteStatement: (parts) => unpacked(listed(parts.slice(1)), [], null),
  WithStatement: named,
  TryStatement: named,
  AsPattern: named,
  CapturePattern: (parts) => unpacked(parts, [], null),
  ParamList: (parts) =>
    parts
      .filter(({ name }, at) => name === 'VariableName' && parts[at - 1]?.name !== 'AssignOp')
      .map((target) => ({ target, value: null, origin: null })),
  FunctionDefinition: defined,
  ClassDefinition: defined,
}

/** `a = b = 1`, `a, b = 1, 2`. */
function assigned(parts: readonly SyntaxNode[]): Binding[] {
  const groups: SyntaxNode[][] = [[]]
  for (const part of parts) {
    if (part.name === 'AssignOp') groups.push([])
    else groups.at(-1)?.push(part)
  }
  const values = listed(groups.pop() ?? [])
  return groups.flatMap((targets) => unpacked(listed(targets), values, values[0] ?? null))
}

/** `for a, b in c`, in a statement or a comprehension. */
function looped(parts: readonly SyntaxNode[]): Binding[] {
  return parts.flatMap((part, at) => {
    if (part.name !== 'for') return []
    const end = parts.findIndex(({ name }, index) => index > at && name === 'in')
    return unpacked(listed(parts.slice(at + 1, end)), [], parts[end + 1] ?? null)
  })
}

/** `with a as b`, `except A as e`. */
function named(parts: readonly SyntaxNode[]): Binding[] {
  return parts.flatMap((part, at) => {
    const target = parts[at + 1]
    return part.name === 'as' && target !== undefined ? unpacked([target], [], parts[at - 1] ?? null) : []
  })
}

function defined(parts: readonly SyntaxNode[]): Binding[] {
  const target = parts.find(({ name }) => name === 'VariableName')
  return target === undefined ? [] : [{ target, value: null, origin: null }]
}

/** Each target with its value, where there are as many of both. */
function unpacked(targets: readonly SyntaxNode[], values: readonly SyntaxNode[], origin: SyntaxNode | null): Binding[] {
  const [inner, given] = [targets, values].map((nodes) => opened(nodes))
  if (inner !== undefined) return unpacked(inner, given ?? (values.length > 1 ? values : []), origin)
  const isPaired = targets.length === values.length && ![...targets, ...values].some(({ name }) => name === '*')
  return targets
    .filter(({ name }) => name !== '*')
    .flatMap((target, at) => {
      const value = isPaired ? (values[at] ?? null) : null
      const within = opened([target])
      if (within !== undefined) return unpacked(within, (value && opened([value])) ?? [], value ?? origin)
      return [{ target, value, origin: value ?? origin }]
    })
}

/** What stands in the one list, or the one pair of brackets, that nodes are. */
function opened(nodes: readonly SyntaxNode[]): SyntaxNode[] | undefined {
  const [only, another] = nodes
  if (only === undefined || another !== undefined) return undefined
  if (!/^(?:Tuple|Array|Parenthesized)Expression$/.test(only.name)) return undefined
  return listed(childrenOf(only))
}

function listed(parts: readonly SyntaxNode[]): SyntaxNode[] {
  return parts.filter(({ name }) => !/^[[\](),]$|^Comment$/.test(name))
}
