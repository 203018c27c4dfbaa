import { type Digest, HelixError, type Judgement, type Oid, sha256 } from '@helix/core'
import { encodeJudgement, nextLink, recordOf } from '@helix/evidence'
import { commitTree, type Git, treeWith, updateRef } from '@helix/git'
import { renderChainMessage } from './chain-message.ts'
import { chainRef, readChainTips, requireChainName } from './chain-refs.ts'
import { readChainAt, type ReadChainOptions } from './read-chain.ts'
import type { ChainEntry } from './chain-entry.ts'

/** Who writes the chain, and what shows it. */
export const helixIdentity = { name: 'helix', email: 'helix@localhost' }

export interface AppendOptions extends ReadChainOptions {
  /** Seconds since the epoch that the commit carries; now by default. */
  at?: number
}

/** A judgement with the raw reports that its verdicts name. */
export interface Addition {
  judgement: Judgement
  reports: ReadonlyMap<Digest, Uint8Array>
}

/**
 * Adds judgements to the local branch, each with its reports: all of them, or none. Of two that judge at the same time
 * one wins: HelixError `beacon/lost-race`, and nothing has changed then; nor has it with `beacon/name-taken`.
 */
export async function appendJudgements(
  git: Git,
  additions: readonly Addition[],
  { at = Math.floor(Date.now() / 1000), ...options }: AppendOptions = {},
): Promise<ChainEntry[]> {
  for (const { judgement, reports } of additions) requireReports(judgement, reports)
  await requireChainName(git)
  const { local, tip } = await readChainTips(git, options.remote ?? 'origin')
  const { records } = await readChainAt(git, tip, options)
  const entries: ChainEntry[] = []
  for (const { judgement, reports } of additions) {
    const link = nextLink([...records, ...entries])
    if (judgement.sequence !== link.sequence || judgement.previous !== link.previous) throw lostRace(judgement)
    const commit = await writeCommit(git, judgement, reports, entries.at(-1)?.commit ?? tip, at)
    entries.push({ ...recordOf(judgement), commit, at })
  }
  const [first] = additions
  const last = entries.at(-1)
  if (first === undefined || last === undefined) return []
  if (!(await updateRef(git, chainRef, last.commit, local))) throw lostRace(first.judgement)
  return entries
}

/** Adds one judgement, as `appendJudgements` does. */
export async function appendJudgement(
  git: Git,
  judgement: Judgement,
  reports: ReadonlyMap<Digest, Uint8Array>,
  options: AppendOptions = {},
): Promise<ChainEntry> {
  const [entry] = await appendJudgements(git, [{ judgement, reports }], options)
  if (entry === undefined) throw new Error('the judgement was neither added nor refused')
  return entry
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
    author: helixIdentity,
    committer: helixIdentity,
    date,
  })
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
