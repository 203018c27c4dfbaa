import { namedPackages } from '@helix/gates'
import type { PythonStack, Stack } from '@helix/playbook'
import type { FoundStack } from './find-stack.ts'
import { testExtras, testGroups } from './find-extras.ts'
import { memberFolders } from './member-folders.ts'

/** Files by which a repository shows that it is written in Python. */
const signs = /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|[^/]*requirements[^/]*\.txt)$/

/**
 * Whether a repository without a package.json at its root is one of Python: by the files that name what it needs, or by its
 * sources, where no folder is a package of JavaScript.
 */
export function isPythonRepository(paths: readonly string[]): boolean {
  if (paths.some((path) => signs.test(path))) return true
  return memberFolders(paths).length === 0 && paths.some((path) => path.endsWith('.py'))
}

/** Files whose texts tell which packages a Python repository lists. */
export function listingsIn(paths: readonly string[]): string[] {
  return paths.filter((path) => signs.test(path))
}

/** Tools that make a difference to the playbook. */
const tools = ['pytest', 'pytest-cov', 'mypy']

/** Names a Python repository's tools from its paths and the texts that list its packages. */
export function findPython(paths: readonly string[], listings: readonly string[]): FoundStack {
  const named = new Set(namedPackages(listings))
  const folders = sourceFolders(paths)
  const requirements = paths.filter((path) => /^requirements[^/]*\.txt$/.test(path))
  const isPackaged =
    requirements.length > 0 || paths.some((path) => /^(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(path))
  const packageManager = lockfiles.find(([path]) => paths.includes(path))?.[1] ?? 'pip'
  const extras = packageManager === 'pip' && requirements.length > 0 ? [] : testExtras(listings)
  const groups = packageManager === 'uv' ? testGroups(listings) : []
  return {
    packageManager,
    runner: 'pytest',
    typescript: false,
    layout: folders.length === 0 ? 'layered' : 'flat',
    service: null,
    installed: tools.filter((name) => named.has(name.replaceAll('-', ''))),
    python: {
      folders: folders.length === 0 ? ['src'] : folders,
      requirements,
      ...(extras.length > 0 && { extras }),
      ...(groups.length > 0 && { groups }),
      ...(!isPackaged && { unpackaged: true }),
    },
  }
}

const lockfiles: readonly (readonly [path: string, manager: Stack['packageManager']])[] = [
  ['uv.lock', 'uv'],
  ['poetry.lock', 'poetry'],
]

const aside = /^(?:tests?|testing|e2e|docs?|scripts|examples?|bench(?:marks)?|migrations|\..*)$/
const tooling = /^(?:setup|conftest|noxfile|tasks|fabfile)\.py$/

/** The folders of the root that hold sources; `.` where modules lie in the root itself. */
function sourceFolders(paths: readonly string[]): PythonStack['folders'] {
  const sources = paths.filter(
    (path) => path.endsWith('.py') && !tooling.test(path) && !/(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path),
  )
  const tops = sources.map((path) => (path.includes('/') ? (path.split('/')[0] ?? '') : '.'))
  return [...new Set(tops)].filter((top) => top === '.' || !aside.test(top)).toSorted()
}
