import { readFile } from 'node:fs/promises'
import { commitTree, type Git, readRef, treeWith, updateRef } from '@helix/git'
import { HelixError, type Oid } from '@helix/core'

/** Where run logs are kept: one file per run, one commit per ended run. */
export const runsRef = 'refs/helix/runs'

const logAuthor = { name: 'helix', email: 'helix@localhost' }

/** Keeps a run's log in the repository. HelixError `next/runs-busy` when the ref moved five times meanwhile. */
export async function storeRunLog(git: Git, runId: string, path: string): Promise<void> {
  const files = new Map([[`${runId}.jsonl`, await readFile(path)]])
  await untilStill(
    async () => {
      const before = await readRef(git, runsRef)
      const tree = await treeWith(git, before, files)
      const parents = before === null ? [] : [before]
      return updateRef(git, runsRef, await commitLogs(git, tree, parents, `run ${runId}`), before)
    },
    { what: runsRef, kept: `the log of the run is at ${path}`, hint: 'helix next' },
  )
}

/** A commit of run logs, by nobody in particular. */
export function commitLogs(git: Git, tree: Oid, parents: Oid[], message: string): Promise<Oid> {
  return commitTree(git, { tree, parents, message: `${message}\n`, author: logAuthor, committer: logAuthor })
}

/** Tries until nobody else was faster. HelixError `next/runs-busy` where somebody was, five times. */
export async function untilStill(
  attempt: () => Promise<boolean>,
  { what, kept, hint }: { what: string; kept: string; hint: string },
): Promise<void> {
  for (let left = 5; left > 0; left--) if (await attempt()) return
  throw new HelixError('next/runs-busy', `${what} kept moving; ${kept}`, { hint })
}
