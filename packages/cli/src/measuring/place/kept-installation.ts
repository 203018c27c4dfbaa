// What the playbook's `setup` installed, kept in this clone for the next tree with the same inputs. Nothing of it is evidence:
// CI and `--fresh` install.
import { existsSync } from 'node:fs'
import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { canonicalJson, type Digest, type Oid, type Policy, sha256 } from '@helix/core'
import { inGlobs } from '@helix/gates'
import { type Git, readTree } from '@helix/git'
import { copyFolder } from '@helix/process'
import { listLocal, localPath, readLocalJson } from '../../repository/local/local-state.ts'

type Setup = NonNullable<Policy['setup']>

/** Installations that are kept, the newest. */
const mostKept = 2

/** What decides what gets installed: the program, the contents of its inputs, the version of Node and the platform. */
export async function installationKey(git: Git, tree: Oid, { run, inputs }: Setup): Promise<Digest> {
  const isInput = inGlobs(inputs)
  const files = (await readTree(git, tree)).filter(({ path }) => isInput(path)).map(({ path, oid }) => [path, oid])
  const { version, platform, arch } = process
  return sha256(canonicalJson({ run, files, version, platform, arch }))
}

interface Kept {
  /** The folder that it was installed in. */
  at: string
  /** Roots of what was installed, relative to it. */
  roots: string[]
  /** Files and links in them that name that folder. */
  naming: string[]
  /** Where other links lead to, by absolute paths: an environment of Python to the Python that made it. */
  outward: string[]
}

/** Gives a folder its own copy of what is kept under the key; whether there was one, and all that it stands on is there still. */
export async function restoreInstallation(git: Git, key: Digest, folder: string): Promise<boolean> {
  const from = localPath(git, 'installed', key)
  const kept = await readLocalJson(join(from, 'kept.json'))
  if (!isKept(kept) || !kept.outward.every(existsSync)) return false
  // Compiled files hold how long the name of their folder is: another length would break them.
  if (kept.naming.length > 0 && kept.at.length !== folder.length) return false
  for (const root of kept.roots) await copyFolder(join(from, 'files', root), join(folder, root))
  for (const path of kept.naming) await renamePlace(join(folder, path), kept.at, folder)
  return true
}

/** Keeps what an installation added to the files of its tree. */
export async function keepInstallation(git: Git, key: Digest, tree: Oid, folder: string): Promise<void> {
  const top = localPath(git, 'installed')
  await mkdir(top, { recursive: true })
  const draft = await mkdtemp(join(top, '.draft-'))
  try {
    await mkdir(join(draft, 'files'))
    const roots = await addedTo(folder, new Set((await readTree(git, tree)).map(({ path }) => path)))
    for (const root of roots) await copyFolder(join(folder, root), join(draft, 'files', root))
    const kept: Kept = { at: folder, roots, ...(await placesIn(join(draft, 'files'), folder)) }
    await writeFile(join(draft, 'kept.json'), JSON.stringify(kept))
    await rm(join(top, key), { recursive: true, force: true })
    await rename(draft, join(top, key))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  await forgetOldest(top)
}

/** Paths in a folder that are no file of the tree and hold none; each with all that is below it. Its own repository is not installed. */
async function addedTo(folder: string, files: ReadonlySet<string>): Promise<string[]> {
  const folders = new Set([...files].flatMap(parentsOf))
  const visit = async (at: string): Promise<string[]> => {
    const added: string[] = []
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = join(at, entry.name)
      const name = path.replaceAll(sep, '/')
      if (files.has(name) || name === '.git') continue
      if (folders.has(name) && entry.isDirectory()) added.push(...(await visit(path)))
      else added.push(path)
    }
    return added
  }
  return visit('')
}

function parentsOf(path: string): string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, at) => names.slice(0, at + 1).join('/'))
}

/** Larger files are no scripts. */
const longest = 1024 * 1024

/** Which files and links name the folder of the installation, as programs of pnpm and of Python do, and where other links lead. */
async function placesIn(files: string, folder: string): Promise<Pick<Kept, 'naming' | 'outward'>> {
  const naming: string[] = []
  const outward: string[] = []
  for await (const { path, link, size } of entriesBelow(files, '')) {
    const names =
      link === null ? size <= longest && (await readFile(join(files, path))).includes(folder) : isBelow(link, folder)
    if (names) naming.push(path)
    else if (link !== null && isAbsolute(link) && existsSync(link)) outward.push(link)
  }
  return { naming, outward }
}

interface FoundEntry {
  path: string
  /** What a link says; null for a file. */
  link: string | null
  size: number
}

async function* entriesBelow(top: string, folder: string): AsyncGenerator<FoundEntry> {
  for (const name of await readdir(join(top, folder))) {
    const path = join(folder, name)
    const place = join(top, path)
    const found = await lstat(place)
    if (found.isDirectory()) yield* entriesBelow(top, path)
    else yield { path, link: found.isSymbolicLink() ? await readlink(place) : null, size: found.size }
  }
}

function isBelow(path: string, folder: string): boolean {
  return isAbsolute(path) && !relative(folder, path).startsWith('..')
}

/** Lets a copied file or link name the folder that it now lies in. */
async function renamePlace(path: string, before: string, now: string): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) {
    const target = join(now, relative(before, await readlink(path)))
    await rm(path)
    await symlink(target, path)
    return
  }
  // As bytes: what names the folder need not be text.
  const text = (await readFile(path)).toString('latin1')
  const renamed = text.replaceAll(Buffer.from(before).toString('latin1'), () => Buffer.from(now).toString('latin1'))
  await writeFile(path, renamed, 'latin1')
}

async function forgetOldest(top: string): Promise<void> {
  const kept = await Promise.all(
    listLocal(top).map(async (name) => ({ path: join(top, name), time: (await lstat(join(top, name))).mtimeMs })),
  )
  const oldest = kept.toSorted((one, other) => other.time - one.time).slice(mostKept)
  for (const { path } of oldest) await rm(path, { recursive: true, force: true })
}

/** Only `keepInstallation` writes it, and its folder appears whole. */
function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'roots' in value && 'naming' in value && 'outward' in value
}
