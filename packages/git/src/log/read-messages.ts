import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { readerOf } from '../plumbing/object-reader.ts'

/** The messages of commits, as they are stored; what the repository does not have is left out. */
export async function readMessages(git: Git, commits: readonly Oid[]): Promise<Map<Oid, string>> {
  const wanted = [...new Set(commits)]
  const objects = await Promise.all(wanted.map((oid) => readerOf(git).read(oid)))
  const messages = new Map<Oid, string>()
  for (const [at, object] of objects.entries()) {
    if (object?.type === 'commit') messages.set(wanted[at] ?? '', messageOf(object.bytes))
  }
  return messages
}

/** What follows the headers and an empty line (git's commit.c, find_commit_subject), up to a NUL, where git's log ends it. */
function messageOf(bytes: Buffer): string {
  const start = bytes.indexOf('\n\n') + 2
  const nul = bytes.indexOf(0, start)
  return start < 2 ? '' : bytes.toString('utf8', start, nul < 0 ? bytes.length : nul)
}
