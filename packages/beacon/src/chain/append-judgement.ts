import { type Digest, HelixError, type Judgement, type Oid, sha256 } from '@helix/core'
import { encodeJudgement, nextLink, recordOf } from '@helix/evidence'
import { commitTree, fetchRef, type Git, pushRef, treeWith, updateRef } from '@helix/git'
import { renderChainMessage } from './chain-message.ts'
import { chainRef, readChainTips, remoteChainRef } from './chain-refs.ts'
import { type ChainEntry, readChainAt, type ReadChainOptions } from './read-chain.ts'

const helix = { name: 'helix', email: 'helix@localhost' }

export interface AppendOptions extends ReadChainOptions {
  /** Seconds since the epoch that the commit carries; now by default. */
  at?: number
}

/**
 * Adds a judgement to the local branch, with the raw reports that its verdicts name. Of two that judge at the same time
 * one wins: HelixError `beacon/lost-race`, and nothing has changed then.
 */
export async function appendJudgement(
  git: Git,
  judgement: Judgement,
  reports: ReadonlyMap<Digest, Uint8Array>,
  { at = Math.floor(Date.now() / 1000), ...options }: AppendOptions = {},
): Promise<ChainEntry> {
  requireReports(judgement, reports)
  const { local, tip } = await readChainTips(git, options.remote ?? 'origin')
  const { records } = await readChainAt(git, tip, options)
  const link = nextLink(records)
  if (judgement.sequence !== link.sequence || judgement.previous !== link.previous) throw lostRace(judgement)
  const commit = await writeCommit(git, judgement, reports, tip, at)
  if (!(await updateRef(git, chainRef, commit, local))) throw lostRace(judgement)
  return { ...recordOf(judgement), commit, at }
}

async function writeCommit(
  git: Git,
  judgement: Judgement,
  reports: ReadonlyMap<Digest, Uint8Array>,
  parent: Oid | null,
  date: number,
): Promise<Oid> {
  const files = new Map<string, string | Uint8Array>([['judgement.json', encodeJudgement(judgement)]])
  for (const [digest, bytes] of reports) files.set(`reports/${digest}`, bytes)
  const tree = await treeWith(git, null, files)
  const message = renderChainMessage(judgement)
  return commitTree(git, {
    tree,
    parents: parent === null ? [] : [parent],
    message,
    author: helix,
    committer: helix,
    date,
  })
}

/**
 * Publishes the local chain, never forced. HelixError `beacon/lost-race` when the remote's has records that are not here.
 */
export async function pushChain(git: Git, remote = 'origin'): Promise<void> {
  if ((await pushRef(git, remote, chainRef, chainRef)) === 'ok') return
  throw new HelixError('beacon/lost-race', `the chain of ${remote} has moved on; nothing was pushed`, {
    hint: `git fetch ${remote} && git update-ref ${chainRef} ${remoteChainRef(remote)}, then judge again`,
  })
}

/** Fetches a remote's chain; false when the remote has none. */
export async function fetchChain(git: Git, remote = 'origin'): Promise<boolean> {
  return (await fetchRef(git, remote, chainRef, remoteChainRef(remote))) === 'ok'
}

/** Whoever judges holds the bytes that were judged; anything else is a bug of the caller. */
function requireReports({ verdicts }: Judgement, reports: ReadonlyMap<Digest, Uint8Array>): void {
  const missing = verdicts.flatMap((verdict) => verdict.reports).find((digest) => !reports.has(digest))
  if (missing !== undefined) throw new Error(`the bytes of report ${missing} were not handed in`)
  for (const [digest, bytes] of reports) {
    if (sha256(bytes) !== digest) throw new Error(`report ${digest} has other bytes than its name says`)
  }
}

function lostRace({ sequence }: Judgement): HelixError {
  return new HelixError('beacon/lost-race', `somebody else wrote judgement ${sequence} first; nothing was added`, {
    hint: 'judge again on top of it: helix verify',
  })
}
