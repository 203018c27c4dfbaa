import { posix } from 'node:path'
import { foldersAbove, folderOf } from '../resolve/manifests.ts'
import { type Resolution, oncePerTree } from '../resolve/resolution.ts'
import { isGo } from './is-go.ts'

/** Files of the package of the repository that an import path names, tests aside; none for packages of elsewhere. */
export function packageFiles(importPath: string, from: string, resolution: Resolution): readonly string[] {
  const folder = folderFor(importPath, from, resolution)
  return folder === null ? [] : (filesByFolder(resolution).get(folder) ?? [])
}

/** By `replace` of the importing module's go.mod, else by the module of the tree whose path is the longest beginning. */
function folderFor(importPath: string, from: string, resolution: Resolution): string | null {
  const modules = modulesOf(resolution)
  const own = foldersAbove(from)
    .map((folder) => modules.get(folder))
    .find((one) => one !== undefined)
  const places = [...(own?.replaced ?? []), ...[...modules.values()].map(({ path, folder }) => [path, folder] as const)]
  const [place] = places
    .filter(([path]) => importPath === path || importPath.startsWith(`${path}/`))
    .toSorted(([one], [other]) => other.length - one.length)
  if (place === undefined) return null
  const [path, folder] = place
  const below = posix.join(folder, importPath.slice(path.length + 1))
  return below === '.' ? '' : below
}

interface GoModule {
  path: string
  folder: string
  /** Module path → folder of the repository that stands for it. */
  replaced: readonly (readonly [string, string])[]
}

const modulesOf = oncePerTree(({ paths = [], text = () => undefined }): ReadonlyMap<string, GoModule> => {
  const files = paths.filter(
    (path) => posix.basename(path) === 'go.mod' && isGo(`${folderOf(path)}/x.go`.replace(/^\//, '')),
  )
  return new Map(
    files.flatMap((file) => {
      const lines = (text(file) ?? '').split('\n').map((line) => line.replace(/\/\/.*/, '').trim())
      const path = lines.map((line) => /^module\s+["`]?([^\s"`]+)/.exec(line)?.[1]).find((one) => one !== undefined)
      const folder = folderOf(file)
      const replaced = lines.flatMap((line) => {
        const [, name = '', at = ''] =
          /^(?:replace\s+)?["`]?([^\s"`]+)["`]?(?:\s+v\S+)?\s*=>\s*["`]?(\.{1,2}\/[^\s"`]*)/.exec(line) ?? []
        const place = posix.join(folder, at).replace(/\/$/, '')
        return name === '' ? [] : [[name, place === '.' ? '' : place] as const]
      })
      return path === undefined ? [] : [[folder, { path, folder, replaced }] as const]
    }),
  )
})

const filesByFolder = oncePerTree(({ paths = [] }) =>
  Map.groupBy(
    paths.filter((path) => isGo(path) && !path.endsWith('_test.go')),
    folderOf,
  ),
)
