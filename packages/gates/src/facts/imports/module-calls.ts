import type { Node } from 'oxc-parser'
import { type Source, walk } from '../syntax.ts'
import type { Found } from './found.ts'
import { loadedNames } from './loaded-names.ts'
import { globMark } from './matching-paths.ts'
import { constantsOf, isOwnPlace, specifiersOf } from './specifiers.ts'

/** Imports inside of statements and expressions: calls that load a module or mock it, and types that name one. */
export function moduleCalls({ program, text }: Source): Found[] {
  const found: Found[] = []
  const taken = loadedNames(program)
  const requires = requireNames(program, text)
  const constants = constantsOf(program)
  const add = (node: Node, argument: Node | null | undefined, more: Partial<Found> = {}): void => {
    for (const specifier of specifiersOf(argument, constants))
      found.push({ specifier, at: node.start, names: taken.get(node) ?? ['*'], ...more })
  }
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add(node, node.source)
    if (node.type === 'TSImportType') add(node, node.source)
    if (node.type === 'TSExternalModuleReference') add(node, node.expression)
    if (node.type === 'CallExpression' && loads(node.callee, requires)) add(node, node.arguments[0])
    if (node.type === 'CallExpression' && isMetaCall(node.callee, 'resolve')) add(node, node.arguments[0])
    if (node.type === 'CallExpression' && isMetaCall(node.callee, 'glob')) {
      const globs = globsOf(node.arguments[0])
      if (globs.length > 0)
        found.push({ specifier: { text: globMark + globs.join('|'), isPattern: true }, at: node.start, names: ['*'] })
    }
    // A worker, or a path that is handed on.
    if (node.type === 'NewExpression' && isScriptUrl(node)) add(node, node, { ifThere: true })
  })
  return found
}

/** `require(…)`, `require.resolve(…)`, `module.require(…)`, what createRequire made, and what mocks a module. */
function loads(callee: Node, requires: ReadonlySet<string>): boolean {
  if (callee.type === 'Identifier') return requires.has(callee.name)
  if (callee.type === 'CallExpression') return isCreateRequire(callee)
  if (callee.type !== 'MemberExpression') return false
  const member = callee.property.type === 'Identifier' ? callee.property.name : ''
  if (member === 'module') return isNodeMock(callee.object)
  if (callee.object.type !== 'Identifier') return false
  if (requires.has(callee.object.name)) return member === 'resolve'
  if (callee.object.name === 'module') return member === 'require'
  return ['vi', 'vitest', 'jest'].includes(callee.object.name) && mocks.includes(member)
}

const mocks = [
  'mock',
  'doMock',
  'unmock',
  'unstable_mockModule',
  'importActual',
  'importMock',
  'requireActual',
  'requireMock',
]

/** `require`, and names that a source gives to what createRequire answers. */
function requireNames(program: Node, text: string): Set<string> {
  const names = new Set(['require'])
  if (!text.includes('createRequire')) return names
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init == null) return
    if (isCreateRequire(node.init)) names.add(node.id.name)
  })
  return names
}

function isCreateRequire(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  if (callee.type === 'Identifier') return callee.name === 'createRequire'
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'createRequire'
  )
}

/** `mock` of node:test, and that of a test's context: `t.mock`. */
function isNodeMock(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'mock'
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === 'mock'
}

/** `import.meta.resolve(…)`, `import.meta.glob(…)`. */
function isMetaCall(callee: Node, name: string): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'MetaProperty' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === name
  )
}

function isScriptUrl(node: Node): boolean {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return false
  const [path, base] = node.arguments
  return (
    isOwnPlace(base) && path?.type === 'Literal' && typeof path.value === 'string' && /\.[cm]?[jt]sx?$/.test(path.value)
  )
}

function globsOf(node: Node | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  return node?.type === 'ArrayExpression' ? node.elements.flatMap((element) => globsOf(element ?? undefined)) : []
}
