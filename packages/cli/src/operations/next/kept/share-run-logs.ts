import { fetchRef, type Git, pushRef, readFileAt, readRef, readTree, treeWith, updateRef } from '@helix/git'
import { commitLogs, runsRef, untilStill } from './run-log-ref.ts'

/** Where what others have pushed lies until it is taken in. */
const fetched = 'refs/helix/fetched/runs'

/**
 * Pushes the logs that this clone keeps to a remote, with those that others have pushed there meanwhile. HelixErrors
 * `git/push-refused`, `git/remote-failed`, `git/timeout`; `next/runs-busy` where the remote moved five times meanwhile.
 */
export async function shareRunLogs(git: Git, remote: string): Promise<void> {
  if ((await readRef(git, runsRef)) === null) return
  await untilStill(
    async () => {
      if ((await pushRef(git, remote, runsRef, runsRef)) === 'ok') return true
      await takeIn(git, remote)
      return false
    },
    {
      what: `${runsRef} of ${remote}`,
      kept: 'the logs are kept here',
      hint: `git push ${remote} ${runsRef}`,
    },
  )
}

/** Puts the own logs on top of what the remote has: a log never changes, so that both are kept by their names. */
async function takeIn(git: Git, remote: string): Promise<void> {
  if ((await fetchRef(git, remote, runsRef, fetched)) === 'absent') return
  const [ours, others] = [await readRef(git, runsRef), await readRef(git, fetched)]
  if (ours === null || others === null) return
  const there = new Set((await readTree(git, others)).map(({ path }) => path))
  const files = new Map<string, Uint8Array>()
  for (const { path } of await readTree(git, ours))
    if (!there.has(path)) files.set(path, (await readFileAt(git, ours, path)) ?? new Uint8Array())
  const tree = await treeWith(git, others, files)
  const commit = await commitLogs(git, tree, [others, ours], 'runs of two clones')
  await updateRef(git, runsRef, commit, ours)
}
