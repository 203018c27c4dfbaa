import type { CallExpression, Node } from 'oxc-parser'
import { type Source, holds, walk } from '../syntax.ts'
import { keyOf, pathOf, textOf } from './member-path.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Parts of modules of the repository that a source puts others in the place of once it has loaded them: `vi.spyOn(cart,
 * 'total').mockReturnValue(3)`, `mock.method(cart, 'total', …)`, `Cart.prototype.total = …`, `require.cache[…] = …`. Settings, and
 * spies that let everything through, are none.
 */
export const replacedParts: SignFinder = (source) => {
  const taken = takenNames(source)
  const spies = spiedNames(source, taken)
  const found: ReturnType<SignFinder> = []
  const add = (node: Node, specifier: string | null | undefined): void => {
    if (specifier != null) found.push({ ...signAt(source, 'partial-mock', node), text: specifier })
  }
  walk(source.program, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      if (isCode(node.right)) add(node, taken.get(rootOf(node.left)))
      if (rootOf(node.left) === 'require' && pathOf(node.left).startsWith('require.cache'))
        add(node, cachedIn(node.left))
    }
    if (node.type !== 'CallExpression') return
    const [target] = node.arguments
    if (target !== undefined && replaces(node)) add(node, taken.get(rootOf(target)))
    if (node.callee.type !== 'MemberExpression' || !answering.test(keyOf(node.callee.property))) return
    const { object } = node.callee
    if (object.type === 'Identifier') add(node, spies.get(object.name))
    else if (isSpy(object)) add(node, taken.get(rootOf(object.arguments[0] ?? object)))
  })
  return found
}

/** What gives a spy an answer of its own. */
const answering = /^(?:mock(?:Return|Implementation|Resolved|Rejected)\w*|returns|resolves|callsFake)$/

/** Local name → module, of what a source imports or loads by a call. */
function takenNames({ module, program }: Source): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { moduleRequest, entries } of module.staticImports)
    for (const { localName } of entries) names.set(localName.value, moduleRequest.value)
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.init === null) return
    const specifier = loadedBy(node.init)
    if (specifier === null) return
    if (node.id.type === 'Identifier') names.set(node.id.name, specifier)
    if (node.id.type !== 'ObjectPattern') return
    for (const one of node.id.properties)
      if (one.type === 'Property' && one.value.type === 'Identifier') names.set(one.value.name, specifier)
  })
  return names
}

function loadedBy(value: Node): string | null {
  if (value.type === 'AwaitExpression') return loadedBy(value.argument)
  if (value.type === 'ImportExpression') return textOf(value.source)
  const isRequire = value.type === 'CallExpression' && pathOf(value.callee) === 'require'
  return isRequire && value.arguments[0] !== undefined ? textOf(value.arguments[0]) : null
}

/** Name of a spy → module of what it spies on. */
function spiedNames({ program }: Source, taken: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || !isSpy(node.init)) return
    const specifier = taken.get(rootOf(node.init.arguments[0] ?? node.init))
    if (specifier !== undefined) names.set(node.id.name, specifier)
  })
  return names
}

function isSpy(node: Node | null): node is CallExpression {
  return node?.type === 'CallExpression' && /^(?:(?:vi|vitest|jest)\.spyOn|sinon\.stub)$/.test(pathOf(node.callee))
}

/** `mock.method(cart, 'total', () => 3)`, `Object.assign(cart, { total: () => 3 })`. */
function replaces({ callee, arguments: given }: CallExpression): boolean {
  const path = pathOf(callee)
  if (/^(?:\w+\.)?mock\.(?:method|getter|setter|property)$/.test(path)) return given.length > 2
  if (/^sinon\.replace$|^jest\.replaceProperty$/.test(path)) return true
  if (!/^(?:Object\.(?:assign|definePropert(?:y|ies))|Reflect\.(?:set|defineProperty))$/.test(path)) return false
  return given.slice(1).some((node) => holds(node, isCode))
}

/** A function, a class or a mock. */
function isCode(node: Node): boolean {
  if (node.type === 'CallExpression') {
    const { callee } = node
    const inner = callee.type === 'MemberExpression' && callee.object.type === 'CallExpression' ? callee.object : node
    return /^(?:vi|vitest|jest|sinon|(?:\w+\.)?mock)\.(?:fn|stub|spy|fake)$/.test(pathOf(inner.callee))
  }
  return /^(?:ArrowFunction|Function|Class)Expression$/.test(node.type)
}

/** The module whose place among the loaded ones is taken. */
function cachedIn(target: Node): string | null {
  let found: string | null = null
  walk(target, (node) => {
    if (node.type === 'CallExpression' && pathOf(node.callee) === 'require.resolve' && node.arguments[0] !== undefined)
      found ??= textOf(node.arguments[0])
  })
  return found
}

/** The leftmost name of a chain of members. */
function rootOf(node: Node): string {
  if (node.type === 'MemberExpression') return rootOf(node.object)
  return node.type === 'Identifier' ? node.name : ''
}
