import { posix } from 'node:path'
import type { Resolution } from '../../resolve/resolution.ts'
import { namedPackages, ownModules, plainName } from './named-packages.ts'

/** What a repository tells of modules beside its files. */
export interface PythonWorld {
  isFolder(path: string): boolean
  /** The folders in which an absolute import of a file of that folder may begin. */
  rootsFor(folder: string): readonly string[]
  /** Whether any Python source lies below a folder. */
  hasSources(folder: string): boolean
  /** Whether a package of that name is installed for it, as far as the files that name dependencies tell. */
  isInstalled(module: string): boolean
  /** Whether a module that is nowhere may be one of the product's to come; where no file names any package, each may. */
  mayCome(module: string): boolean
}

const worlds = new WeakMap<Resolution, PythonWorld>()

/** Computed once for each tree. */
export function worldOf(resolution: Resolution): PythonWorld {
  const known = worlds.get(resolution)
  if (known !== undefined) return known
  const made = worldIn(resolution)
  worlds.set(resolution, made)
  return made
}

function worldIn({ exists, paths = [], text = () => undefined }: Resolution): PythonWorld {
  const folders = foldersAbove(paths)
  const sourceFolders = foldersAbove(paths.filter((path) => path.endsWith('.py')))
  const listings = paths.filter((path) => listing.test(path)).map((path) => text(path) ?? '')
  const roots = new Map<string, readonly string[]>()
  let installed: string[] | null = null
  let own: Set<string> | null = null
  return {
    isFolder: (path) => folders.has(path),
    rootsFor(folder) {
      const known = roots.get(folder) ?? rootsAbove(folder, exists)
      roots.set(folder, known)
      return known
    },
    hasSources: (folder) => sourceFolders.has(folder),
    isInstalled(module) {
      installed ??= namedPackages(listings)
      const name = plainName(otherNames[module] ?? module)
      // `python-dateutil` brings `dateutil`, `pyjwt` brings `jwt`, `psycopg2-binary` brings `psycopg2`.
      return installed.some((one) => one === name || (one.includes(name) && around.test(one.replace(name, '-'))))
    },
    mayCome(module) {
      own ??= ownModules(listings)
      return listings.length === 0 || module === 'src' || own.has(plainName(module))
    },
  }
}

/** The folders above, nearest first, with a `src` and a `lib` beside each; in packages last, where only a script of theirs begins. */
function rootsAbove(folder: string, exists: Resolution['exists']): string[] {
  const parts = folder.split('/').filter((part) => part !== '.')
  const above = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
  const folders = [...above, ''].flatMap((one) => [one, posix.join(one, 'src'), posix.join(one, 'lib')])
  const isPackage = (one: string) => exists(posix.join(one, '__init__.py'))
  return [...folders.filter((one) => !isPackage(one)), ...folders.filter(isPackage)]
}

function foldersAbove(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}

/** Files that name what a repository depends on. */
const listing =
  /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile(?:\.lock)?|(?:uv|poetry|pdm)\.lock|[^/]*requirements[^/]*\.(?:txt|in))$/

/** What packages put around the name of their module. */
const around = /^(?:py|python|django|flask)?-(?:py|python|binary|\d)?$/

/** Modules whose packages have quite another name. */
const otherNames: Readonly<Record<string, string>> = {
  bs4: 'beautifulsoup4', cv2: 'opencv-python', PIL: 'pillow', sklearn: 'scikit-learn', skimage: 'scikit-image', MySQLdb: 'mysqlclient',
  fitz: 'pymupdf', google: 'google-api-core', win32api: 'pywin32', attr: 'attrs', rest_framework: 'djangorestframework', Crypto: 'pycryptodome',
} // prettier-ignore
