import { posix } from 'node:path'
import type { Resolution } from '../../resolve/resolution.ts'
import { isInertModule, isStandardModule } from './standard-modules.ts'
import { type PythonWorld, worldOf } from './python-world.ts'

/**
 * The repository path that `module` (with its leading dots), or its submodule `name`, leads to. Absolute modules are looked
 * for where Python and pytest look (`rootsFor`). A module of a package that the repository holds, or that the project
 * calls its own, is one that is to come. Null for the standard library and for packages of others.
 */
export function resolveModule(from: string, module: string, name: string, resolution: Resolution): string | null {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0
  const parts = module.slice(dots).split('.').filter(Boolean)
  if (dots > 0) return relative(from, dots, parts, name, resolution)
  const [top = ''] = parts
  if (top === '') return null
  const world = worldOf(resolution)
  const roots = world.rootsFor(posix.dirname(from))
  for (const root of roots) {
    const found = within(root, parts, name, resolution)
    if (found !== null) return found
  }
  // A package of the repository comes before those of others: `test` before what `pytest` might bring.
  const isOwn = roots.some((root) => world.hasSources(posix.join(root, top)))
  if (!isOwn && (isStandardModule(top) || isInertModule(top) || world.isInstalled(top))) return null
  const home = roots.find((root) => world.isFolder(posix.join(root, top))) ?? (world.hasSources('src') ? 'src' : '')
  const isKnown = world.isFolder(posix.join(home, top))
  return isKnown || (isTestPath(from) && world.mayCome(top)) ? toCome(home, parts, world) : null
}

/** Whether pytest, or a reader, would look for tests in a file of that path. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests?|conftest)\.py$|(?:^|\/)(?:tests?|e2e|acceptance)\//.test(path)
}

function relative(
  from: string,
  dots: number,
  parts: readonly string[],
  name: string,
  resolution: Resolution,
): string | null {
  const above = posix
    .dirname(from)
    .split('/')
    .filter((part) => part !== '.')
  if (dots - 1 > above.length) return null
  const root = above.slice(0, above.length - (dots - 1)).join('/')
  const world = worldOf(resolution)
  return within(root, parts, name, resolution) ?? toCome(root, parts.length === 0 ? [name] : parts, world)
}

/** The submodule, the module, or the longest part of it that is there; a class of a module is inside that module. */
function within(root: string, parts: readonly string[], name: string, { exists }: Resolution): string | null {
  const full = name === '*' ? [...parts] : [...parts, name]
  for (let length = full.length; length > 0; length -= 1) {
    const path = posix.join(root, ...full.slice(0, length))
    const found = [`${path}.py`, `${path}/__init__.py`, `${path}.pyi`].find(exists)
    if (found === undefined) continue
    // `shop/__init__.py` is not what `from shop.cart import total` asks for.
    return length >= parts.length || !found.endsWith('/__init__.py') ? found : null
  }
  return parts.length === 0 ? ([posix.join(root, '__init__.py')].find(exists) ?? null) : null
}

function toCome(root: string, parts: readonly string[], world: PythonWorld): string {
  const path = posix.join(root, ...parts)
  return world.isFolder(path) ? `${path}/__init__.py` : `${path}.py`
}
