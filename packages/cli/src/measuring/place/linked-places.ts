import { readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What must be seen for linked dependencies to be found: the folders themselves, and packages elsewhere that lie in them as
 * links (`npm link`). `linked` as `linkDependencies` answers it.
 */
export async function linkedPlaces(root: string, linked: readonly string[]): Promise<string[]> {
  const own = await realpath(root)
  const folders = linked.map((path) => join(own, path))
  const targets = (await Promise.all(folders.map(linksIn))).flat()
  return [...folders, ...new Set(targets.filter((target) => !target.startsWith(`${own}/`)))]
}

/** Where the links in a folder of packages lead, those of a scope (`@name`) included. */
async function linksIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name.startsWith('@') ? linksIn(path) : []
    return entry.isSymbolicLink() ? realpath(path).catch(() => []) : []
  })
  return (await Promise.all(found)).flat()
}
