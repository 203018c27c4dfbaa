import type { SyntaxNode } from '@lezer/common'
import { alwaysHolds } from './truth.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, givenTo, walk } from '../syntax.ts'

/** Methods by which a value tells whether it is, or holds, another one. */
const asking = /^__(?:eq|contains|instancecheck|subclasscheck)__$/

/** Where a class, or what is put into one, answers to every other value that it is what was asked for. */
export function equalsEverything(source: PythonSource): SyntaxNode[] {
  const found: SyntaxNode[] = []
  walk(source.root, (node) => {
    for (const method of givenMethods(node, source)) {
      if (answersYes(method, source)) found.push(node)
    }
  })
  return found
}

const anything = new WeakMap<PythonSource, ReadonlySet<string>>()

/** Whether a side of a comparison equals every other: `ANY` under any name, a value of a class of the file that does so. */
export function isAnything(node: SyntaxNode, source: PythonSource, depth = 0): boolean {
  const names = knownNames(source)
  const value = names.valueOf(node)
  if (value !== null && depth < 3 && isAnything(value, source, depth + 1)) return true
  if (/^(?:mock\.)?ANY$/.test(source.textOf(node)) || /(?:^|\.)mock\.ANY$/.test(names.of(node))) return true
  const called = node.name === 'CallExpression' ? node.firstChild : null
  if (called?.name !== 'VariableName') return false
  const known = anything.get(source) ?? new Set(equalsEverything(source).map((method) => classAround(method, source)))
  anything.set(source, known)
  return known.has(source.textOf(called))
}

function classAround(method: SyntaxNode, source: PythonSource): string {
  for (let at = method.parent; at !== null; at = at.parent) {
    const name = at.name === 'ClassDefinition' ? at.getChild('VariableName') : null
    if (name !== null) return source.textOf(name)
  }
  return ''
}

/** `def __eq__`, `__eq__ = …`, `Sum.__eq__ = …`, `setattr(Sum, '__eq__', …)`, `{'__eq__': …}`. */
function givenMethods(node: SyntaxNode, source: PythonSource): SyntaxNode[] {
  const isNamed = (one: SyntaxNode | null | undefined) => one != null && asking.test(source.textOf(one))
  const parts = childrenOf(node)
  if (node.name === 'FunctionDefinition') return isNamed(node.getChild('VariableName')) ? [node] : []
  if (node.name === 'AssignStatement') {
    const value = parts.at(-1)
    const targets = parts.filter((_, at) => parts[at + 1]?.name === 'AssignOp')
    return value !== undefined && targets.some((one) => isNamed(one.name === 'MemberExpression' ? one.lastChild : one))
      ? [value]
      : []
  }
  const names = knownNames(source)
  const isText = (one: SyntaxNode | undefined) => asking.test(names.textOf(one) ?? '')
  if (node.name === 'DictionaryExpression')
    return parts.filter((_, at) => parts[at - 1]?.name === ':' && isText(parts[at - 2]))
  const [, key, value] = node.name === 'CallExpression' ? givenTo(node, source).values : []
  return value !== undefined && isText(key) && /(?:^|\.)(?:setattr|__setattr__)$/.test(names.of(node.firstChild))
    ? [value]
    : []
}

/** A function that never looks at what it is compared with and does not say no, or whose every answer always holds. */
function answersYes(method: SyntaxNode, source: PythonSource): boolean {
  const made = method.name === 'VariableName' ? functionNamed(source.textOf(method), source) : method
  if (made === null || !/^(?:FunctionDefinition|LambdaExpression)$/.test(made.name)) return false
  const answers = answersOf(made)
  if (answers.length === 0) return false
  const other = childrenOf(made.getChild('ParamList') ?? made)
    .filter(({ name }) => name === 'VariableName')
    .at(1)
  const name = other === undefined ? null : source.textOf(other)
  const isSeen = name !== null && looksAt(made, name, source)
  return answers.every((answer) => alwaysHolds(answer, source) || (!isSeen && !saysNo(answer, source)))
}

function functionNamed(name: string, source: PythonSource): SyntaxNode | null {
  let found: SyntaxNode | null = null
  walk(source.root, (node) => {
    const own = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null
    if (own !== null && source.textOf(own) === name) found = node
  })
  return found
}

/** What it returns; nothing of functions inside it. */
function answersOf(made: SyntaxNode): SyntaxNode[] {
  if (made.name === 'LambdaExpression') return made.lastChild === null ? [] : [made.lastChild]
  const found: SyntaxNode[] = []
  const visit = (node: SyntaxNode): void => {
    if (node !== made && /^(?:FunctionDefinition|LambdaExpression)$/.test(node.name)) return
    const [, value] = node.name === 'ReturnStatement' ? childrenOf(node) : []
    if (value !== undefined) found.push(value)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(made)
  return found
}

function looksAt(made: SyntaxNode, name: string, source: PythonSource): boolean {
  let found = false
  const visit = (node: SyntaxNode): void => {
    if (node.name === 'ParamList' || (node !== made && alwaysHolds(node, source))) return
    found ||= node.name === 'VariableName' && source.textOf(node) === name
    for (const child of childrenOf(node)) visit(child)
  }
  visit(made)
  return found
}

/** `False`, `NotImplemented`, what another object is asked for: these may well be a no. */
function saysNo(answer: SyntaxNode, source: PythonSource): boolean {
  return /^(?:False|None|0|NotImplemented)$/.test(source.textOf(answer))
}
