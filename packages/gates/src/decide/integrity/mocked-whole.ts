import type { ImportEdge } from '../../facts/facts.ts'
import type { TreeView } from '../evidence.ts'
import { exportedNames } from '../exported-names.ts'

/**
 * Whether mocks of a file of tests stand in the place of all that it takes from a module: the module itself, or each name of it. Python
 * patches a name of a module by the names of both (`shop.cart.total`), and leaves the rest as it is.
 */
export function isMockedWhole(target: string | null, path: string, tree: TreeView): boolean {
  const { signs = [], imports = [], tests = [] } = tree.facts(path) ?? {}
  const mocks = new Set(signs.flatMap(({ kind, text }) => (kind === 'mock' ? [text] : [])))
  const edges = imports.filter((one) => one.target === target)
  const patched = edges.filter(({ specifier }) => mocks.has(specifier))
  if (patched.length === 0 || patched.some((one) => !isNameOf(one))) return patched.length > 0
  const names = new Set(patched.map(({ specifier }) => specifier.split('.').at(-1)))
  // Who takes a module as a whole uses what its tests name of it.
  const said = new Set(tests.flatMap((test) => test.names))
  const used = (exportedNames(tree, target ?? '') ?? []).filter((name) => said.has(name))
  const taken = edges.filter(({ specifier }) => !mocks.has(specifier))
  return taken
    .flatMap((edge) => edge.names.flatMap((name) => (name === '*' ? used : [name])))
    .every((name) => names.has(name))
}

/** Whether an import leads to a module of Python by the name of something in it. */
function isNameOf({ specifier, target }: ImportEdge): boolean {
  const module = target?.replace(/(?:\/__init__)?\.pyi?$/, '')
  return module !== target && module?.endsWith(specifier.replaceAll('.', '/')) === false
}
