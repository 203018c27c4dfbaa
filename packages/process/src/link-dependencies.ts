import { copyFile, lstat, readdir, readlink, realpath, stat, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { copyFolder } from './copy-folder.ts'
import { foldersLeadingBack, isWithin, storeFolder } from './leading-back.ts'
import { makeRealFolder } from './real-folder.ts'
import { isWorkspacePackage } from './workspace-package.ts'

/**
 * Gives a snapshot or worktree (`to`) the dependencies that are installed in the folder it was made from: for every
 * `node_modules` whose package the snapshot has too, a real folder with links to the original entries. A workspace's link
 * to a package of the repository leads to the snapshot's own copy, so that no test runs against the original; an installed
 * package that imports one is copied for the same reason. What the snapshot has already is kept; caches are left out. Returns
 * the linked folders, relative to `to`.
 */
export async function linkDependencies(from: string, to: string): Promise<string[]> {
  const original = await realpath(from)
  const trees = { from: original, to: await realpath(to), copied: await foldersLeadingBack(original) }
  const linked: string[] = []
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(trees.to, folder), { withFileTypes: true }).catch(unreadable)) {
      const isPackage = entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git'
      if (isPackage) await visit(join(folder, entry.name))
    }
    const modules = join(folder, 'node_modules')
    if (!(await isFolder(join(trees.from, modules)))) return
    await linkModules(trees, modules)
    linked.push(modules)
  }
  await visit('')
  return linked.sort()
}

interface Trees {
  from: string
  to: string
  /** Folders that must lie in the snapshot itself (`foldersLeadingBack`). */
  copied: ReadonlySet<string>
}

const caches = new Set(['.cache', '.vite', '.vite-temp', '.vitest'])

async function linkModules(trees: Trees, folder: string): Promise<void> {
  await makeRealFolder(trees.to, folder)
  const entries = await readdir(join(trees.from, folder), { withFileTypes: true })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (caches.has(entry.name)) continue
    if (entry.isDirectory() && entry.name.startsWith('@')) await linkModules(trees, path)
    else if (entry.isDirectory() && entry.name === '.bin') await linkPrograms(trees, path)
    else if (path === storeFolder && trees.copied.size > 0) await linkStore(trees)
    else if (await isTaken(join(trees.to, path))) continue
    else if (entry.isSymbolicLink()) await linkLink(trees, path)
    else if (isWithin(trees.copied, path)) await copyFolder(join(trees.from, path), join(trees.to, path))
    else await symlink(join(trees.from, path), join(trees.to, path))
  }
}

/** Entries of pnpm's store that lead back are made anew, and what all may use beside them; the others are links. */
async function linkStore(trees: Trees): Promise<void> {
  await makeRealFolder(trees.to, storeFolder)
  for (const name of await readdir(join(trees.from, storeFolder))) {
    const path = join(storeFolder, name)
    if (name === 'node_modules') await linkModules(trees, path)
    else if (trees.copied.has(path)) await linkModules(trees, join(path, 'node_modules'))
    else if (!(await isTaken(join(trees.to, path)))) await symlink(join(trees.from, path), join(trees.to, path))
  }
}

/** npm's programs are relative links, which must lead to the snapshot's packages; pnpm's are scripts that start what lies beside them. */
async function linkPrograms(trees: Trees, folder: string): Promise<void> {
  await makeRealFolder(trees.to, folder)
  for (const entry of await readdir(join(trees.from, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (await isTaken(join(trees.to, path))) continue
    if (entry.isFile()) await copyFile(join(trees.from, path), join(trees.to, path))
    else await symlink(await readlink(join(trees.from, path)), join(trees.to, path))
  }
}

async function linkLink(trees: Trees, path: string): Promise<void> {
  const original = join(trees.from, path)
  const target = await realpath(original).catch(() => undefined)
  // A link that leads nowhere leads nowhere in the snapshot too.
  if (target === undefined) return symlink(await readlink(original), join(trees.to, path))
  const inside = relative(trees.from, target)
  if (!isWorkspacePackage(inside) && !isWithin(trees.copied, inside)) return symlink(target, join(trees.to, path))
  await symlink(relative(dirname(join(trees.to, path)), join(trees.to, inside)) || '.', join(trees.to, path))
}

/** Where a program has worked: what it locked, hid too deep or named by no text holds no package of the repository. */
function unreadable(error: NodeJS.ErrnoException): [] {
  if (['EACCES', 'ENAMETOOLONG', 'ENOENT'].includes(error.code ?? '')) return []
  throw error
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ?? false
}

async function isTaken(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined
}
