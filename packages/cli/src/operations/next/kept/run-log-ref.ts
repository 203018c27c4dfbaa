import { readFile } from 'node:fs/promises'
import { commitTree, type Git, readRef, treeWith, updateRef } from '@helix/git'
import { HelixError } from '@helix/core'

/** Where run logs are kept: one file per run, one commit per ended run. */
export const runsRef = 'refs/helix/runs'

/** Who records logs. */
export const logAuthor = { name: 'helix', email: 'helix@localhost' }

/** Keeps a run's log in the repository. HelixError `next/runs-busy` when the ref moved five times meanwhile. */
export async function storeRunLog(git: Git, runId: string, path: string): Promise<void> {
  const files = new Map([[`${runId}.jsonl`, await readFile(path)]])
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = await readRef(git, runsRef)
    const tree = await treeWith(git, before, files)
    const parents = before === null ? [] : [before]
    const commit = await commitTree(git, {
      tree,
      parents,
      message: `run ${runId}\n`,
      author: logAuthor,
      committer: logAuthor,
    })
    if (await updateRef(git, runsRef, commit, before)) return
  }
  throw new HelixError('next/runs-busy', `${runsRef} kept moving; the log of the run is at ${path}`, {
    hint: 'helix next',
  })
}
