import type { Node } from 'oxc-parser'
import type { Source } from '../syntax.ts'
import { atHome } from './at-home.ts'
import { declarations } from './declarations.ts'

/** What a name of a file stands for that a module brings. */
export interface ModuleName {
  specifier: string
  /** The name there; `*` for the module itself, and for what it exports without a name. */
  name: string
  /** It may be of the repository. */
  isOwn: boolean
  isRequired: boolean
  /** Which package brings it; null for files, which may move. */
  origin: string | null
}

const bySource = new WeakMap<Source, ReadonlyMap<string, ModuleName>>()

/** The names that imports of a file bring, also those that it requires at its top. */
export function moduleNames(source: Source): ReadonlyMap<string, ModuleName> {
  const known = bySource.get(source)
  if (known !== undefined) return known
  const names = new Map<string, ModuleName>()
  for (const { moduleRequest, entries } of source.module.staticImports) {
    const { value } = moduleRequest
    for (const { importName, localName } of entries)
      names.set(localName.value, { ...brought(value, importName.name), isRequired: false })
  }
  for (const [local, node] of source.program.body.flatMap((statement) => declarations(statement))) {
    const required = requiredBy(node)
    if (required === null) continue
    const name = required.names.get(local) ?? null
    names.set(local, { ...brought(required.specifier, name), isRequired: true })
  }
  bySource.set(source, names)
  return names
}

function brought(specifier: string, name: string | null): Omit<ModuleName, 'isRequired'> {
  const isOwn = /^[./#@~]/.test(specifier)
  const origin = /^[.#~/]/.test(specifier) ? null : `${atHome(specifier)}#${name ?? '*'}`
  return { specifier, name: name ?? '*', isOwn, origin }
}

/** What `const { a, b: c } = require('x')`, `= require('x')` and `= require('x').a` take, by their names here; null for anything else. */
export function requiredBy(node: Node): { specifier: string; names: Map<string, string> } | null {
  if (node.type !== 'VariableDeclarator' || node.init === null) return null
  const { id, init } = node
  const isMember = init.type === 'MemberExpression' && !init.computed && init.property.type === 'Identifier'
  const specifier = specifierOf(isMember ? init.object : init)
  if (specifier === null) return null
  if (id.type === 'Identifier')
    return {
      specifier,
      names: new Map([[id.name, isMember && init.property.type === 'Identifier' ? init.property.name : '*']]),
    }
  if (id.type !== 'ObjectPattern' || isMember) return null
  const names = id.properties.map((one) =>
    one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.value.type === 'Identifier'
      ? ([one.value.name, one.key.name] as const)
      : null,
  )
  return names.includes(null) ? null : { specifier, names: new Map(names.filter((one) => one !== null)) }
}

function specifierOf(node: Node): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return null
  const [given] = node.arguments
  return given?.type === 'Literal' && typeof given.value === 'string' ? given.value : null
}
