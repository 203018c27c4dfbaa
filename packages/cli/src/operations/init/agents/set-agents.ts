import { mkdir, realpath, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { HelixError } from '@helix/core'
import { type Git, openGit } from '@helix/git'
import type { Io } from '../../../io.ts'
import { readLocal } from '../../../repository/local/local-state.ts'
import { generatedDigest } from '../../../repository/generated-manifest.ts'
import { agentsManifestPath, parseAgentsManifest, renderAgentsManifest } from './agents-manifest.ts'
import { sectionOf, withoutSection, withSection } from './section.ts'
import { section, skill, skillPath } from './texts.ts'

const pagePath = 'AGENTS.md'

export interface AgentsFile {
  path: string
  /** kept: somebody edited what Helix wrote, so it stays as it is. */
  state: 'new' | 'refreshed' | 'unchanged' | 'kept' | 'removed'
}

/** One thing that Helix writes for agents: where it lies, and how it is read, placed and taken out. */
interface Piece {
  path: string
  text: string
  /** Helix's part of the file; null where there is none. */
  read(file: string): string | null
  place(file: string | null, text: string): string
  /** What is left of the file; null when it goes. */
  remove(file: string): string | null
}

const pieces: readonly Piece[] = [
  { path: pagePath, text: section, read: sectionOf, place: withSection, remove: withoutSection },
  {
    path: skillPath,
    text: skill,
    read: (file) => file.replaceAll('\r\n', '\n'),
    place: (_, text) => text,
    remove: () => null,
  },
]

/**
 * Writes Helix's section of AGENTS.md and a skill, and records them in a manifest. What somebody edited stays. HelixErrors
 * init/agents-manifest, init/agents-link, `git/…`.
 */
export async function setAgents(io: Io): Promise<AgentsFile[]> {
  const git = await openGit(io.cwd)
  const recorded = parseAgentsManifest(await readLocal(join(git.root, agentsManifestPath)))
  const files: AgentsFile[] = []
  const digests: Record<string, string> = {}
  for (const piece of pieces) {
    const file = await readLocal(await placeOf(git, piece.path))
    const there = file === null || file === '' ? null : piece.read(file)
    const state = stateOf(there, piece.text, recorded[piece.path])
    if (state === 'new' || state === 'refreshed') await write(git, piece.path, piece.place(file, piece.text))
    const before = recorded[piece.path]
    if (state !== 'kept') digests[piece.path] = generatedDigest(piece.text)
    else if (before !== undefined) digests[piece.path] = before
    files.push({ path: piece.path, state })
  }
  await write(git, agentsManifestPath, renderAgentsManifest(digests))
  return files
}

/** Takes out what Helix wrote and nobody edited, and the manifest. Errors as of `setAgents`. */
export async function removeAgents(io: Io): Promise<AgentsFile[]> {
  const git = await openGit(io.cwd)
  const recorded = parseAgentsManifest(await readLocal(join(git.root, agentsManifestPath)))
  const files: AgentsFile[] = []
  for (const piece of pieces) {
    const file = await readLocal(await placeOf(git, piece.path))
    const there = file === null ? null : piece.read(file)
    if (file === null || there === null) continue
    const isOurs = generatedDigest(there) === recorded[piece.path]
    if (isOurs) await writeOrRemove(git, piece.path, piece.remove(file))
    files.push({ path: piece.path, state: isOurs ? 'removed' : 'kept' })
  }
  await writeOrRemove(git, agentsManifestPath, null)
  return files
}

function stateOf(there: string | null, text: string, recorded: string | undefined): AgentsFile['state'] {
  if (there === null) return 'new'
  const digest = generatedDigest(there)
  if (digest === generatedDigest(text)) return 'unchanged'
  return digest === recorded ? 'refreshed' : 'kept'
}

/** AGENTS.md is often a link to another page of the repository; a link that leads out of it is not followed. */
async function placeOf({ root }: Git, path: string): Promise<string> {
  const place = join(root, path)
  const real = await realpath(place).catch(() => place)
  if (real === place || real.startsWith(`${await realpath(root)}${sep}`)) return real
  throw new HelixError('init/agents-link', `${path} is a link that leads out of the repository`, {
    hint: `rm ${path}, then: helix init --agents`,
    where: { path },
  })
}

async function write(git: Git, path: string, text: string): Promise<void> {
  const place = await placeOf(git, path)
  await mkdir(dirname(place), { recursive: true })
  await writeFile(place, text)
}

async function writeOrRemove(git: Git, path: string, text: string | null): Promise<void> {
  if (text !== null) return write(git, path, text)
  await rm(join(git.root, path), { force: true })
  // Folders that were made for it go where nothing else is in them.
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    const isGone = await rmdir(join(git.root, folder)).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}
