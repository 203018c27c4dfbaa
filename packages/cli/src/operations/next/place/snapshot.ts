import { lstatSync } from 'node:fs'
import { readFile, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Oid } from '@helix/core'
import { addFitting, forget, status, type Unfit, unfiltered, writeTree } from '@helix/git'
import { atomicWrite } from '@helix/process'
import type { RunWorktree } from './run-worktree.ts'
import { tooMuch } from './too-much.ts'
import { requireLinked } from './worktree.ts'

/** What a worktree holds now. */
export interface Snapshot {
  /** Of everything that git does not ignore, linked dependencies aside. */
  tree: Oid
  /** What lies there and no commit can hold: the tree is without it, or holds it without the filter that it needs. */
  unfit: Unfit[]
}

/** The tree of a worktree in which others worked: nothing that they left starts a program, or keeps git from an answer. HelixError next/worktree. */
export async function snapshotOf({ git, folder, of }: RunWorktree): Promise<Snapshot> {
  await requireLinked(of, folder)
  const index = join(git.gitDir, 'index')
  const [before, { atime, mtime }] = await Promise.all([readFile(index), stat(index)])
  try {
    const { unstaged, untracked } = await status(git, { submodules: false })
    const paths = [...unstaged, ...untracked].filter((path) => !path.split('/').includes('node_modules'))
    const nameless = paths.filter((path) => path.includes(replacement))
    const lost = paths.filter((path) => isBeyondLink(folder, path))
    const known = paths.filter((path) => !nameless.includes(path) && !lost.includes(path))
    const large = tooMuch(known.map((path) => ({ path, size: sizeOf(join(folder, path)) })), mostBytes) // prettier-ignore
    const rest = known.filter((path) => !large.includes(path))
    const unfit = [
      ...nameless.map((path) => ({ path, why: 'its name is not UTF-8' })),
      ...large.map((path) => ({ path, why: `an increment has at most ${mostBytes} bytes of files` })),
      ...(await addFitting(git, rest)),
    ]
    await forget(git, [...lost, ...unfit.map(({ path }) => path)])
    const raw = (await unfiltered(git, rest)).map(({ path, filter }) => ({
      path,
      why: `git would start the filter ${filter} on it, and nothing is started on what was made here`,
    }))
    return { tree: await writeTree(git), unfit: [...unfit, ...raw] }
  } finally {
    // Whoever works there finds the index as they left it: git checkout and git diff say what they expect. Its time too: by that
    // git knows which files may have changed in the second in which it looked at them.
    await atomicWrite(index, before)
    await utimes(index, atime, mtime)
  }
}

/** Bytes of the files of an increment: one that is all holes costs its program nothing, and git hours. */
const mostBytes = 512 * 1024 * 1024

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** What stands for bytes that are no UTF-8. */
const replacement = '\u{fffd}'

export async function treeOfWorktree(worktree: RunWorktree): Promise<Oid> {
  const { tree } = await snapshotOf(worktree)
  return tree
}

/** Whether a link has taken the place of a folder that a path lies in: then git has lost the path. */
function isBeyondLink(folder: string, path: string): boolean {
  const names = path.split('/').slice(0, -1)
  const above = names.map((_, at) => join(folder, ...names.slice(0, at + 1)))
  return above.some((one) => lstatSync(one, { throwIfNoEntry: false })?.isSymbolicLink() === true)
}
