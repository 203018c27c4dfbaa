import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { runGit } from '../plumbing/run-git.ts'

/** The commit that a line (from 1) of a file as it is at a commit comes from; null where the file has no such line. */
export async function blameLine(
  git: Git,
  { path, line, at }: { path: string; line: number; at: Oid },
): Promise<Oid | null> {
  const args = ['blame', '--porcelain', '-L', `${line},${line}`, at, '--', path]
  const { code, stdout } = await runGit(git.root, args)
  const commit = stdout.toString('utf8', 0, 64).split(' ', 1)[0] ?? ''
  return code === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null
}
