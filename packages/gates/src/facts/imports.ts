import type { Node } from 'oxc-parser'
import type { ImportEdge } from '../decide/evidence.ts'
import { loadedNames, memberNames } from './loaded-names.ts'
import { type Resolution, resolveImport } from './resolve-import.ts'
import { type Source, isNamed, walk } from './syntax.ts'

/**
 * Every literal import of a source: static, type-only, re-exports, dynamic, `require`, `import x = require`, types of
 * `import('…')`, and modules that tests mock. An import whose specifier is computed has the specifier `*` and no target.
 */
export function importsOf(source: Source, resolution: Resolution): ImportEdge[] {
  const found = [...staticImports(source), ...reExports(source), ...nestedImports(source)]
  return found
    .map(({ specifier, at, names }) => ({
      specifier: specifier ?? '*',
      target: specifier === null ? null : resolveImport(source.path, specifier, resolution),
      line: source.lineAt(at),
      names,
    }))
    .sort((a, b) => a.line - b.line)
}

interface Found {
  specifier: string | null
  at: number
  names: string[]
}

function staticImports({ module, program }: Source): Found[] {
  const hasNamespace = module.staticImports.some(({ entries }) =>
    entries.some(({ importName }) => isNamed(importName.kind, 'NamespaceObject')),
  )
  const members = hasNamespace ? memberNames(program) : new Map<string, string[]>()
  return module.staticImports.map(({ start, moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    at: start,
    names: entries.flatMap(({ importName, localName }) => {
      if (importName.name != null) return [importName.name]
      return isNamed(importName.kind, 'Default') ? ['default'] : ['*', ...(members.get(localName.value) ?? [])]
    }),
  }))
}

function reExports({ module }: Source): Found[] {
  return module.staticExports.flatMap(({ start, entries }) => {
    const requests = new Map<string, string[]>()
    for (const { moduleRequest, importName } of entries) {
      if (!moduleRequest) continue
      requests.set(moduleRequest.value, [...(requests.get(moduleRequest.value) ?? []), importName.name ?? '*'])
    }
    return [...requests].map(([specifier, names]) => ({ specifier, at: start, names }))
  })
}

function nestedImports({ program }: Source): Found[] {
  const found: Found[] = []
  const add = (node: Node, argument: Node | undefined): void => {
    found.push({ specifier: literal(argument), at: node.start, names: taken.get(node) ?? ['*'] })
  }
  const taken = loadedNames(program)
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add(node, node.source)
    if (node.type === 'TSImportType') add(node, node.source)
    if (node.type === 'TSExternalModuleReference') add(node, node.expression)
    if (node.type === 'CallExpression' && loads(node.callee)) add(node, node.arguments[0])
  })
  return found
}

/** `require(…)`, `require.resolve(…)` and what mocks a module. */
function loads(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require'
  if (callee.type !== 'MemberExpression') return false
  const member = callee.property.type === 'Identifier' ? callee.property.name : ''
  if (member === 'module') return isNodeMock(callee.object)
  if (callee.object.type !== 'Identifier') return false
  if (callee.object.name === 'require') return member === 'resolve'
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
  return ['vi', 'vitest', 'jest'].includes(callee.object.name) && mocks.includes(member)
}

/** `mock` of node:test, and that of a test's context: `t.mock`. */
function isNodeMock(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'mock'
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === 'mock'
}

function literal(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  // `vi.mock(import('./x.ts'))`: the import inside is an edge of its own, with the specifier that matters.
  return node?.type === 'ImportExpression' ? literal(node.source) : null
}
