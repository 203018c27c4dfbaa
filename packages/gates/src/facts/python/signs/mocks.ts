import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { bindingsOf } from '../names/bindings.ts'
import { type KnownNames, knownNames } from '../names/known-names.ts'
import { type PythonSource, calleeName, childrenOf, dottedName, givenTo, plainText, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'
import { isStandardModule } from '../imports/standard-modules.ts'

/** `mock.patch('a.b')`, `@patch("a.b")`, `mocker.patch(…)`, `monkeypatch.setattr('a.b', …)`. */
const patching =
  /^(?:(?:\w+\.)*(?:mock\.)?patch(?:\.dict|\.multiple)?|(?:mocker|self\.mocker)\.(?:patch|spy)|(?:monkeypatch|mp)\.(?:setattr|delattr))$/
/** What is told an object and a name of it: `patch.object(cart, 'total')`, `monkeypatch.setattr(cart, 'total', …)`, `setattr(cart, 'total', …)`. */
const settingMembers =
  /^(?:(?:\w+\.)*patch\.object|(?:mocker|self\.mocker)\.patch\.object|(?:monkeypatch|mp)\.(?:setattr|delattr)|setattr|type\.__setattr__|object\.__setattr__)$/
/** What puts a module in the place of one. */
const settingModules = /^(?:(?:monkeypatch|mp)\.(?:setitem|delitem)|(?:\w+\.)*patch\.dict)$/
/** `vars(cart).update(…)`; `shop.__path__.insert(0, …)`, by which modules of a package are others. */
const settingAll =
  /(?:^vars\(.*\)|\.__dict__)\.(?:update|setdefault|__setitem__)$|\.__path__\.(?:insert|append|extend)$/
/** Parts of a function by which it becomes another one. */
const ofFunctions = /\.__(?:code|defaults|kwdefaults|globals)__(?:\.|$)/
const ofModules = /^\w+(?:\.\w+)+$/

export interface PatchedName {
  /** Dotted name of what is replaced. */
  name: string
  at: number
  node: SyntaxNode
  /** What it replaces it reaches by way of an import, so that the rest of the module is there. */
  isPart?: true
}

/** What a source replaces: by its dotted name, by a member of what it imports, by its place among the loaded modules. */
export function patchedNames(source: PythonSource): PatchedName[] {
  const found: PatchedName[] = []
  const names = knownNames(source)
  const add = (node: SyntaxNode, name: string | null, isPart: boolean): void => {
    if (name !== null && ofModules.test(name) && !(isPart && isOfPython(name)))
      found.push({ name, at: node.from, node, ...(isPart && { isPart }) })
  }
  walk(source.root, (node) => {
    if (node.name !== 'CallExpression' && node.name !== 'Decorator') return
    const called = calleeName(node, source)
    const { values } = givenTo(node, source)
    if (patching.test(called)) add(node, plainText(values[0], source), false)
    if (settingMembers.test(called)) add(node, memberSet(values, names), true)
    if (settingAll.test(source.textOf(node.firstChild ?? node)))
      add(node, names.of(node.firstChild).replace(/(?:\.__path__)?\.\w+$/, '.any'), true)
    if (settingModules.test(called) && names.of(values[0]) === 'sys.modules') {
      for (const text of textsIn(values[1], names)) add(node, text, false)
    }
  })
  for (const { target, value } of bindingsOf(source)) {
    if (target.name !== 'MemberExpression') continue
    const name = names.of(target)
    // What was there is put back.
    const isBack = value !== null && names.of(value) === name
    if (name.endsWith('.__path__')) add(target, name.replace(/__path__$/, 'any'), true)
    else if (names.of(target.firstChild) === 'sys.modules') add(target, isBack ? null : name, false)
    else if (isCode(value, source) || ofFunctions.test(`${name}.`))
      add(target, name.replace(ofFunctions, '.').replace(/\.$/, ''), true)
  }
  return found
}

/** Parts of Python itself are no product, but for its assertions, and for what products work things out with. */
function isOfPython(name: string): boolean {
  return isStandardModule(name.split('.', 1)[0] ?? '') && !/\.assert_?\w+$/.test(name) && !isComputing(name)
}

/** Whether a product works things out with it: `builtins.sum`, `math.floor`. Clocks, chance and what talks to people are none. */
export function isComputing(name: string): boolean {
  return (
    /^(?:builtins|math|cmath|decimal|fractions|json|statistics|operator|functools)\.\w/.test(name) &&
    !/^builtins\.(?:input|print|open|__import__|exit|quit|help|breakpoint)$/.test(name)
  )
}

/** `domain.cart.total` of `setattr(cart, 'total', …)`. */
function memberSet([object, key]: readonly SyntaxNode[], names: KnownNames): string | null {
  const whole = object === undefined ? '' : names.of(object)
  if (whole === '' || whole.startsWith('.')) return null
  return `${whole}.${names.textOf(key) ?? 'any'}`
}

/** A name of a module, or those that a dictionary has for keys. */
function textsIn(node: SyntaxNode | undefined, names: KnownNames): string[] {
  if (node === undefined) return []
  const parts = node.name === 'DictionaryExpression' ? childrenOf(node) : [node]
  return parts.flatMap((part) => names.textOf(part) ?? [])
}

/** A function, a class or a mock; settings are none. */
function isCode(value: SyntaxNode | null, source: PythonSource): boolean {
  if (value === null) return false
  if (value.name === 'LambdaExpression') return true
  if (value.name === 'CallExpression')
    return /(?:^|\.)(?:\w*Mock|partial|staticmethod|classmethod|property|SimpleNamespace|ModuleType|patch)$/.test(
      dottedName(value.firstChild, source),
    )
  return value.name === 'VariableName' && definedIn(source).has(source.textOf(value))
}

const defined = new WeakMap<PythonSource, ReadonlySet<string>>()

/** Names of the functions and classes of a source. */
function definedIn(source: PythonSource): ReadonlySet<string> {
  const known = defined.get(source)
  if (known !== undefined) return known
  const found = new Set<string>()
  walk(source.root, (node) => {
    const name = /^(?:Function|Class)Definition$/.test(node.name) ? node.getChild('VariableName') : null
    if (name !== null) found.add(source.textOf(name))
  })
  defined.set(source, found)
  return found
}

/** Modules that tests put another one, or part of one, in the place of. */
export function mocksOf(source: PythonSource): Sign[] {
  return patchedNames(source)
    .filter(({ name, isPart }) => isPart !== true || !isComputing(name))
    .map(({ name, node, isPart }) => ({
      ...signAt(source, isPart === true ? 'partial-mock' : 'mock', node),
      text: name,
    }))
}
