import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGitLine } from '../plumbing/run-git.ts'

/** Stores bytes as they are. */
export async function writeBlob(git: Git, bytes: string | Uint8Array): Promise<Oid> {
  return mustGitLine(git.root, ['hash-object', '-w', '--stdin'], { input: bytes })
}
