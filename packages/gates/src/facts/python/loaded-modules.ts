import type { SyntaxNode } from '@lezer/common'
import { importStatements } from './import-statements.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, plainText, walk } from './python-source.ts'

/** A module that a call loads. */
export interface LoadedModule {
  /** Null where it is computed. */
  module: string | null
  names: readonly string[]
  at: number
}

/** Functions that load, or find, a module by the name that they are given first; under whatever name a source knows them. */
const loaders = new Set([
  '__import__', 'builtins.__import__', 'importlib.__import__', 'importlib.import_module', 'importlib.util.find_spec',
  'runpy.run_module', 'pkgutil.resolve_name', 'pkgutil.get_loader', 'import_module',
]) // prettier-ignore

/** What calls load by a name that the source says: as a text, put together of texts, or as a constant. */
export function loadedModules(source: PythonSource): LoadedModule[] {
  const names = knownNames(source)
  const constants = constantsOf(source)
  const found: LoadedModule[] = []
  walk(source.root, (node) => {
    if (node.name === 'CallExpression' && loaders.has(meant(node.firstChild, names, source))) {
      const { values, named } = givenTo(node, source)
      const said = textOf(values[0] ?? named.get('name'), constants, source)
      const home = textOf(values[1] ?? named.get('package'), constants, source)
      const module = said?.startsWith('.') && home !== null ? `${home}${said}` : said
      found.push({ module: module?.replace(/:.*$/, '') ?? null, names: ['*'], at: node.from })
    }
    if (node.name === 'MemberExpression' && meant(node.firstChild, names, source) === 'sys.modules') {
      const module = textOf(childrenOf(node)[2], constants, source)
      if (module !== null) found.push({ module, names: ['*'], at: node.from })
    }
  })
  return found
}

/** Local name → what it stands for: of imports, and of names that a loader was given. */
function knownNames(source: PythonSource): Map<string, string> {
  const names = new Map<string, string>()
  for (const { module, locals } of importStatements(source)) {
    for (const [local, name] of locals) {
      if (name !== '*') names.set(local, `${module}.${name}`)
      else if (local !== module.split('.')[0]) names.set(local, module)
    }
  }
  walk(source.root, (node) => {
    if (node.name !== 'AssignStatement') return
    const [target, , value] = childrenOf(node)
    const stands = meant(value ?? null, names, source)
    if (target?.name === 'VariableName' && loaders.has(stands)) names.set(source.textOf(target), stands)
  })
  return names
}

/** The full name of what an expression names: `il.import_module`, `getattr(importlib, 'import_module')`. */
function meant(node: SyntaxNode | null, names: ReadonlyMap<string, string>, source: PythonSource): string {
  if (node?.name === 'CallExpression' && dottedName(node.firstChild, source) === 'getattr') {
    const [object = null, name] = givenTo(node, source).values
    return `${meant(object, names, source)}.${plainText(name, source) ?? '*'}`
  }
  const [top = '', ...rest] = dottedName(node, source).split('.')
  return [names.get(top) ?? top, ...rest].join('.')
}

type Texts = ReadonlyMap<string, SyntaxNode>

/** Values of names that a source gives one value. */
function constantsOf(source: PythonSource): Texts {
  const found = new Map<string, SyntaxNode | null>()
  walk(source.root, (node) => {
    if (node.name !== 'AssignStatement') return
    const [target, , value] = childrenOf(node)
    if (target?.name !== 'VariableName' || value === undefined) return
    const name = source.textOf(target)
    found.set(name, found.has(name) ? null : value)
  })
  return new Map([...found].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])))
}

function textOf(node: SyntaxNode | undefined, constants: Texts, source: PythonSource, depth = 0): string | null {
  if (node === undefined || depth > 5) return null
  const joined = (parts: readonly SyntaxNode[]): string | null => {
    const texts = parts.map((part) => textOf(part, constants, source, depth + 1))
    return texts.includes(null) ? null : texts.join('')
  }
  if (node.name === 'VariableName') return textOf(constants.get(source.textOf(node)), constants, source, depth + 1)
  if (node.name === 'ParenthesizedExpression') return textOf(childrenOf(node)[1], constants, source, depth + 1)
  if (node.name === 'ContinuedString') return joined(childrenOf(node))
  if (node.name === 'BinaryExpression' && source.textOf(childrenOf(node)[1] ?? node) === '+')
    return joined(childrenOf(node).filter((_, at) => at !== 1))
  if (node.name === 'FormatString' && node.getChild('FormatReplacement') === null)
    return /^[fF]["']([^"'{}]*)["']$/.exec(source.textOf(node))?.[1] ?? null
  return plainText(node, source)
}
