import { HelixError, type Oid } from '@helix/core'
import { decodeJudgement, recordOf } from '@helix/evidence'
import { type Git, type LineCommit, readBlobs, readLine, readTopEntry, type TreeEntry } from '@helix/git'
import { readCachedChain, writeCachedChain } from './chain-cache.ts'
import { chainRef, readChainTips } from './chain-refs.ts'
import type { ChainEntry } from './chain-entry.ts'

export interface Chain {
  /** The branch's last commit; null where there is no chain yet. */
  tip: Oid | null
  /** Oldest first. The stored bytes of each are `encodeJudgement(judgement)`: any other spelling is refused. */
  records: ChainEntry[]
}

export interface ReadChainOptions {
  /** Whose fetched branch is looked at beside the local one; `origin` by default. */
  remote?: string
  /** Read and keep what was read before, in this clone; by default everywhere but in CI. */
  cache?: boolean
}

/**
 * The chain, from the local branch or the fetched one, whichever is ahead. HelixError `beacon/diverged`,
 * `beacon/torn-chain`, `git/shallow`. Says nothing about what the records mean: see `checkChain`.
 */
export async function readChain(git: Git, options: ReadChainOptions = {}): Promise<Chain> {
  const { tip } = await readChainTips(git, options.remote ?? 'origin')
  return readChainAt(git, tip, options)
}

/** As `readChain`, for a tip that is known already. One git process whatever the length, none when it was read before. */
export async function readChainAt(
  git: Git,
  tip: Oid | null,
  { cache = !process.env['CI'] }: ReadChainOptions = {},
): Promise<Chain> {
  if (tip === null) return { tip, records: [] }
  const cached = cache ? await readCachedChain(git, tip) : null
  if (cached !== null) return { tip, records: cached }
  const commits = await readLine(git, tip)
  const entries = await Promise.all(commits.map(({ tree }) => readTopEntry(git, tree, 'judgement.json')))
  const blobs = commits.map((commit, at) => judgementBlob(commit, commits[at - 1], entries[at], entries[at - 1]))
  const bytes = await readBlobs(git, blobs)
  const records = commits.map((commit, index) => readEntry(commit, bytes.get(blobs[index] ?? '')))
  if (cache) await writeCachedChain(git, tip, records)
  return { tip, records }
}

/** Each commit has the one before it as only parent and brings its own judgement. */
function judgementBlob(
  commit: LineCommit,
  parent: LineCommit | undefined,
  entry: TreeEntry | null | undefined,
  before: TreeEntry | null | undefined,
): Oid {
  const parents = parent ? [parent.commit] : []
  if (commit.parents.join() !== parents.join()) throw torn(commit, 'is not in one line with the others')
  if (!entry || (entry.oid === before?.oid && entry.mode === before.mode))
    throw torn(commit, 'brings no judgement.json')
  if (entry.mode !== '100644') throw torn(commit, `has a judgement.json of mode ${entry.mode}`)
  return entry.oid
}

function readEntry(carrier: LineCommit, bytes: Uint8Array | undefined): ChainEntry {
  const { commit, at } = carrier
  try {
    const judgement = decodeJudgement(bytes ?? '', `judgement.json of ${commit.slice(0, 12)}`)
    return { ...recordOf(judgement), commit, at }
  } catch (cause) {
    if (!(cause instanceof HelixError)) throw cause
    throw torn(carrier, `cannot be read: ${cause.message}`, cause)
  }
}

function torn({ commit, parents }: LineCommit, wrong: string, cause?: HelixError): HelixError {
  const hint = parents[0]
    ? `go back to the last good record: git update-ref ${chainRef} ${parents[0]}; on the host: git push --no-verify --force origin ${parents[0]}:${chainRef}`
    : `fetch the branch again, or push it from a clone that has it; if it is nobody’s: git update-ref -d ${chainRef}; on the host: git push --no-verify origin :${chainRef}`
  return new HelixError(
    'beacon/torn-chain',
    `the chain is torn: commit ${commit.slice(0, 12)} of branch helix ${wrong}`,
    {
      hint,
      where: { name: commit },
      cause,
    },
  )
}
