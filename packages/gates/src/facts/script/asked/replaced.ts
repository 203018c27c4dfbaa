import type { CallExpression, Node } from 'oxc-parser'
import { keyOf, pathOf } from '../signs/member-path.ts'
import { holds, walk } from '../syntax.ts'
import { freeNames } from '../tests/free-names.ts'
import type { Names } from './names.ts'

/**
 * Methods in whose place a test puts a function of its own, `jobs.take` or `Queue#take`, and whether it answers by what it is given; a member that
 * it answers itself when it is read: `get jobs.length`.
 */
export type Replaced = ReadonlyMap<string, boolean>

/** Functions that use nothing but themselves: who calls them gets what the test wrote down. */
export function replacedIn(program: Node, own: ReadonlySet<string>): Replaced {
  const found = new Map<string, boolean>()
  const put = (holder: Node | undefined, name: string, value: Node | undefined): void => {
    const path = holder === undefined ? '' : pathOf(holder).replace(/\.prototype$/, '#')
    if (path === '' || value === undefined || freeNames(value, own).length > 0) return
    found.set(path.endsWith('#') ? path + name : `${path}.${name}`, holds(value, takesAny))
  }
  const emptied = emptiedIn(program)
  walk(program, (node) => {
    if (node.type === 'ImportDeclaration' && emptied.has(node.source.value))
      for (const { local, type } of node.specifiers)
        found
          .set(type === 'ImportNamespaceSpecifier' ? `${local.name}.*` : local.name, false)
          .set(`${local.name}#*`, false)
    if (
      node.type === 'AssignmentExpression' &&
      node.left.type === 'MemberExpression' &&
      /Function|Call/.test(node.right.type)
    )
      put(node.left.object, keyOf(node.left.property), node.right)
    if (node.type === 'CallExpression') {
      putBySpy(node, put)
      for (const [name, value] of [...mockedBy(node), ...toldBy(node)])
        if (freeNames(value, own).length === 0) found.set(name, holds(value, takesAny))
    }
    if (!node.type.startsWith('Class') || !('superClass' in node) || node.superClass === null || node.id === null)
      return
    for (const member of node.body.body)
      if (member.type === 'MethodDefinition' && member.kind === 'method' && freeNames(member.value, own).length === 0)
        found.set(`${node.id.name}#${keyOf(member.key)}`, takesAny(member.value))
  })
  return found
}

/** Modules whose functions the runner empties, `vi.mock('../src/a.js')`: they answer what the test tells them to. */
function emptiedIn(program: Node): Set<string> {
  const found = new Set<string>()
  walk(program, (node) => {
    if (node.type !== 'CallExpression' || !/^(?:vi|jest)\.mock$/.test(pathOf(node.callee))) return
    const [path, made] = node.arguments
    if (path?.type === 'Literal' && typeof path.value === 'string' && made === undefined) found.add(path.value)
  })
  return found
}

/** What is told its answers by the runner: `vi.mocked(take).mockReturnValue(1)`, `mock.getter(jobs, 'length', () => 1)`. */
function toldBy({ callee, arguments: given }: CallExpression): [string, Node][] {
  if (callee.type !== 'MemberExpression') return []
  const asked = keyOf(callee.property)
  if (asked === 'getter' && /(?:^|\.)mock$/.test(pathOf(callee.object))) return readBy(given, given[2])
  const spy = callee.object
  if (!answering.test(asked) || spy.type !== 'CallExpression' || given[0] === undefined) return []
  const [spied, , kind] = spy.arguments
  if (/^(?:vi|jest)\.mocked$/.test(pathOf(spy.callee)) && spied?.type === 'Identifier') return [[spied.name, given[0]]]
  const isGetter = kind?.type === 'Literal' && kind.value === 'get' && pathOf(spy.callee).endsWith('.spyOn')
  return isGetter ? readBy(spy.arguments, given[0]) : []
}

function readBy([holder, name]: CallExpression['arguments'], answer: Node | undefined): [string, Node][] {
  return holder && name && answer ? [[`get ${pathOf(holder)}.${keyOf(name)}`, answer]] : []
}

function takesAny(node: Node): boolean {
  return 'params' in node && Array.isArray(node.params) && node.params.length > 0
}

/** What stands in for a module, by its names: `vi.mock('../src/a.js', () => ({ take: () => 1 }))`. */
function mockedBy({ callee, arguments: [, made] }: CallExpression): [string, Node][] {
  const isMock = /^(?:vi|jest)\.(?:mock|doMock|unstable_mockModule)$/.test(pathOf(callee))
  if (!isMock || made?.type !== 'ArrowFunctionExpression' || made.params.length > 0) return []
  const table = made.body.type === 'ParenthesizedExpression' ? made.body.expression : made.body
  if (table.type !== 'ObjectExpression') return []
  return table.properties.flatMap((one): [string, Node][] =>
    one.type === 'Property' ? [[keyOf(one.key), one.value]] : [],
  )
}

/** `vi.spyOn(jobs, 'take').mockReturnValue(1)`, `mock.method(jobs, 'take', () => 1)`. */
function putBySpy(
  { callee, arguments: given }: CallExpression,
  put: (...all: [Node | undefined, string, Node | undefined]) => void,
): void {
  if (callee.type !== 'MemberExpression') return
  const asked = keyOf(callee.property)
  const [holder, name, made] = given
  if (asked === 'method' && /(?:^|\.)mock$/.test(pathOf(callee.object)) && name !== undefined)
    put(holder, keyOf(name), made)
  const spy = callee.object
  if (!answering.test(asked) || spy.type !== 'CallExpression' || !/\.(?:spyOn|stub)$/.test(pathOf(spy.callee))) return
  const [spied, method] = spy.arguments
  if (method !== undefined) put(spied, keyOf(method), given[0])
}

const answering = /^(?:mock(?:Return|Resolved|Rejected)Value|mockImplementation|returns|resolves|callsFake)(?:Once)?$/

/** Whether what is asked comes of a method that the test itself has put there. */
export function isReplaced(node: Node, replaced: Replaced, names: Names): boolean {
  if (node.type === 'AwaitExpression') return isReplaced(node.argument, replaced, names)
  if (node.type === 'MemberExpression')
    return replaced.has(`get ${pathOf(node)}`) || isReplaced(node.object, replaced, names)
  if (node.type !== 'CallExpression') return false
  const { callee, arguments: given } = node
  if (callee.type === 'Identifier') return isCalled(replaced.get(callee.name))
  if (callee.type !== 'MemberExpression') return false
  const { object } = callee
  const value = object.type === 'Identifier' ? names.values.get(object.name)?.value : object
  const kind = value?.type === 'NewExpression' ? `${pathOf(value.callee)}#${keyOf(callee.property)}` : ''
  const [holder] = pathOf(callee).split('.')
  const takes =
    replaced.get(pathOf(callee)) ??
    replaced.get(kind) ??
    replaced.get(`${holder}.*`) ??
    replaced.get(kind.replace(/#.*/, '#*'))
  return takes === undefined ? isReplaced(object, replaced, names) : isCalled(takes)

  function isCalled(takes: boolean | undefined): boolean {
    return takes === false || (takes === true && given.length === 0)
  }
}
