import type { Node } from 'oxc-parser'
import { keyOf } from '../signs/member-path.ts'
import { exportedAgain } from '../exports.ts'
import { type Source, walk } from '../syntax.ts'
import type { Found } from '../../found-import.ts'
import { loadedNames } from './loaded-names.ts'
import { globMark } from './matching-paths.ts'
import { constantsOf, isOwnPlace, specifiersOf } from './specifiers.ts'

/** Imports inside of statements and expressions: calls that load a module or mock it, and types that name one. */
export function moduleCalls(source: Source): Found[] {
  const { program } = source
  const found: Found[] = []
  const taken = loadedNames(program)
  const makers = makerNames(source)
  const requires = requireNames(source, makers)
  const constants = constantsOf(program)
  const again = exportedAgain(source)
  const add = (node: Node, argument: Node | null | undefined, more: Partial<Found> = {}): void => {
    for (const specifier of specifiersOf(argument, constants))
      found.push({ specifier, at: node.start, names: taken.get(node) ?? ['*'], ...more })
  }
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add(node, node.source)
    if (node.type === 'TSImportType') add(node, node.source)
    if (node.type === 'TSExternalModuleReference') add(node, node.expression)
    if (node.type === 'CallExpression' && loads(node.callee, requires, makers))
      add(node, node.arguments[0], again.has(node) ? { again: true } : {})
    if (node.type === 'CallExpression' && isMetaCall(node.callee, 'resolve')) add(node, node.arguments[0])
    if (node.type === 'CallExpression' && ['glob', 'globEager'].some((name) => isMetaCall(node.callee, name))) {
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
function loads(callee: Node, requires: ReadonlySet<string>, makers: ReadonlySet<string>): boolean {
  if (callee.type === 'ParenthesizedExpression') return loads(callee.expression, requires, makers)
  if (callee.type === 'SequenceExpression') return loads(callee.expressions.at(-1) ?? callee, requires, makers)
  if (callee.type === 'Identifier') return requires.has(callee.name)
  if (callee.type === 'CallExpression') return isCreateRequire(callee, makers)
  if (callee.type !== 'MemberExpression') return false
  const member = keyOf(callee.property)
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

/** `require`, and names that a source gives to it, or to what createRequire answers. */
function requireNames({ program, text }: Source, makers: ReadonlySet<string>): Set<string> {
  const names = new Set(['require'])
  const isOne = (node: Node): boolean =>
    node.type === 'Identifier' ? names.has(node.name) : isCreateRequire(node, makers)
  if (!/createRequire|=\s*require\b(?!\s*[.(])/.test(text)) return names
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isOne(node.init))
      names.add(node.id.name)
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && isOne(node.right))
      names.add(node.left.name)
  })
  return names
}

/** Names under which a source imports createRequire. */
function makerNames({ module }: Source): Set<string> {
  const entries = module.staticImports.flatMap((statement) => statement.entries)
  const local = entries.filter(({ importName }) => importName.name === 'createRequire')
  return new Set(['createRequire', ...local.map(({ localName }) => localName.value)])
}

function isCreateRequire(node: Node, makers: ReadonlySet<string>): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  if (callee.type === 'Identifier') return makers.has(callee.name)
  return callee.type === 'MemberExpression' && keyOf(callee.property) === 'createRequire'
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
  // Vite takes backquotes for quotes, and refuses a text that is computed.
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return [node.quasis[0]?.value.cooked ?? '']
  return node?.type === 'ArrayExpression' ? node.elements.flatMap((element) => globsOf(element ?? undefined)) : []
}
