import type { SyntaxNode } from '@lezer/common'
import { bindingsOf } from '../names/bindings.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, givenTo, plainText, walk } from '../syntax.ts'

/** A module that a call loads. */
export interface LoadedModule {
  /** Null where it is computed. */
  module: string | null
  names: readonly string[]
  at: number
  /** It is a text that a program may be started with: it counts where it leads to a file. */
  ifThere?: true
}

/** Functions that load, or find, a module by the name that they are given first; under whatever name a source knows them. */
const loaders = new Set([
  'builtins.__import__', 'importlib.__import__', 'importlib.import_module', 'importlib.util.find_spec',
  'runpy.run_module', 'pkgutil.resolve_name', 'pkgutil.get_loader', '.import_module',
]) // prettier-ignore

/** What calls load by a name that the source says: as a text, put together of texts, or as a constant; and plugins that pytest loads for it. */
export function loadedModules(source: PythonSource): LoadedModule[] {
  const names = knownNames(source)
  const found: LoadedModule[] = []
  walk(source.root, (node) => {
    if (node.name === 'CallExpression' && loaders.has(names.of(node.firstChild))) {
      const { values, named } = givenTo(node, source)
      const said = names.textOf(values[0] ?? named.get('name'))
      const home = names.textOf(values[1] ?? named.get('package'))
      const module = said?.startsWith('.') && home !== null ? `${home}${said}` : said
      found.push({ module: module?.replace(/:.*$/, '') ?? null, names: ['*'], at: node.from })
    }
    if (node.name === 'MemberExpression' && names.of(node.firstChild) === 'sys.modules') {
      const [, dot, key] = childrenOf(node)
      const module = dot?.name === '[' ? names.textOf(key) : null
      if (module !== null) found.push({ module, names: ['*'], at: node.from })
    }
  })
  for (const { target, value } of bindingsOf(source)) {
    if (target.name !== 'VariableName' || source.textOf(target) !== 'pytest_plugins' || value === null) continue
    const parts = value.name === 'String' ? [value] : childrenOf(value)
    for (const part of parts) {
      const module = names.textOf(part)
      if (module !== null) found.push({ module, names: ['*'], at: part.from })
    }
  }
  return found
}

/** What commands start by the names of modules, be it a program of others. */
export function startedModules(source: PythonSource): LoadedModule[] {
  const found: LoadedModule[] = []
  walk(source.root, (node) => {
    const module = /^(?:ArrayExpression|TupleExpression|ArgList)$/.test(node.name) ? startedBy(node, source) : null
    if (module !== null) found.push({ module, names: ['*'], at: node.from, ifThere: true })
  })
  return found
}

/** The module that the parts of a command start: `[sys.executable, '-m', 'shop.cli', 'list']`. */
function startedBy(list: SyntaxNode, source: PythonSource): string | null {
  const parts = childrenOf(list).filter(({ name }) => !/^[[\](),]$/.test(name))
  const flag = parts.findIndex((part) => plainText(part, source) === '-m')
  const said = plainText(parts[flag + 1], source)
  return flag > 0 && said !== null && /^\w+(?:\.\w+)*$/.test(said) ? said : null
}
