import { openGit, status } from '@helix/git'
import type { Io } from '../io.ts'

/** Paths of the working tree that differ from the index, or that git does not know. */
export async function unstaged(io: Io): Promise<string[]> {
  const found = await status(await openGit(io.cwd, { checkVersion: false }))
  return [...found.unstaged, ...found.untracked]
}
