import { isUtf8 } from 'node:buffer'
import { parseMessage } from '@helix/commits'
import { type Digest, hasUnseen, type Finding, type Increment, type Oid } from '@helix/core'
import { blobAt, type CommitFlaw, type Git, logAsItComes, type RawCommit, readBlobs } from '@helix/git'
import { specHash } from '@helix/spec'
import { remember } from '../local/remembered.ts'

/** The commits of a range as Helix sees them. */
export interface History {
  /** Oldest first; which spec their trees hold is not said yet. */
  increments: Increment[]
  /** What of a commit's texts could not be read truthfully, by commit. */
  flaws: ReadonlyMap<Oid, Finding[]>
}

/**
 * Reads a range, its messages while git is still at work. `suffices` is told of each commit, newest first, and says whether older
 * ones are not asked for; then merges have no changes. HelixError `git/…`.
 */
export async function readHistory(
  git: Git,
  from: readonly Oid[],
  to: Oid,
  suffices: (increment: Increment) => boolean = () => false,
): Promise<History> {
  const increments: Increment[] = []
  const flaws = new Map<Oid, Finding[]>()
  const sound = new Set<string>()
  for await (const some of logAsItComes(git, { from, to })) {
    let isEnough = false
    for (const commit of some) {
      const increment = incrementOf(commit, '')
      increments.push(increment)
      isEnough = suffices(increment)
      // A history has few authors.
      if (commit.flaws.length === 0 && sound.has(commit.author)) continue
      const found = flawsOf(commit)
      if (found.length > 0) flaws.set(commit.commit, found)
      else sound.add(commit.author)
    }
    if (isEnough) break
  }
  return { increments: increments.toReversed(), flaws }
}

/** The increments of a history, with the hashes of their specs; of one that is not UTF-8 there is none. */
export async function withSpecs(git: Git, { increments }: History, specPath: string): Promise<Increment[]> {
  const blobs = await specBlobs(git, increments, specPath)
  const hashes = await specHashes(git, [...new Set(blobs)].filter((oid) => oid !== null)) // prettier-ignore
  increments.forEach((increment, at) => (increment.spec = hashes.get(blobs[at] ?? '') ?? ''))
  return increments
}

/** The specs of a range are nearly always those of the last time. */
async function specHashes(git: Git, blobs: readonly Oid[]): Promise<ReadonlyMap<Oid, Digest>> {
  const hash = async () =>
    [...(await readBlobs(git, blobs))].map(([oid, bytes]): [Oid, Digest] => [oid, isUtf8(bytes) ? specHash(bytes) : ''])
  return new Map(await remember(git, 'hashes', blobs.join(' '), hash))
}

function flawsOf({ flaws, author }: RawCommit): Finding[] {
  const found = flaws.map((flaw) => flawFindings[flaw])
  return isAddress(author) ? found : [...found, nobody]
}

/** Whether it tells somebody apart: git writes what it is told, and other tools also nothing. */
function isAddress(email: string): boolean {
  return email.trim() !== '' && !/[<>\t\n]/.test(email) && !hasUnseen(email)
}

const nobody: Finding = {
  severity: 'error',
  code: 'COMMIT-AUTHOR',
  message: 'its author has no address that could be read, so that nobody can tell who made it',
  fix: 'git commit --amend --reset-author --no-edit',
}

const flawFindings: Record<CommitFlaw, Finding> = {
  'message-not-utf8': flawed('its message or a name is not UTF-8'),
  'foreign-encoding': flawed('it claims another encoding than UTF-8'),
  'path-not-utf8': flawed('it changes a path that is not UTF-8'),
}

function flawed(what: string): Finding {
  return {
    severity: 'error',
    code: 'COMMIT-ENCODING',
    message: what,
    fix: 'git config --unset i18n.commitEncoding && git commit --amend',
  }
}

/** One commit, parsed; `spec` is the hash of the spec in its tree. What a merge says is git's, or the text of a pull request: it moves nothing. */
export function incrementOf(commit: RawCommit, spec: Digest): Increment {
  const message = parseMessage(commit.message)
  const increment: Increment = {
    commit: commit.commit,
    parents: commit.parents,
    tree: commit.tree,
    spec,
    label: message.label,
    author: commit.author,
    message,
    changes: commit.changes,
  }
  if (commit.parents.length > 1) return increment
  for (const { key, value } of message.trailers) {
    if (key === 'Helix-Start') increment.start = value
    else if (key === 'Helix-Done') increment.done = value
    else if (key === 'Helix-Lane') increment.lane = value
  }
  return increment
}

/** The spec's blob at every commit: one that does not change the spec has its first parent's. */
async function specBlobs(git: Git, commits: readonly Increment[], specPath: string): Promise<(Oid | null)[]> {
  const known = new Map<Oid, Oid | null>()
  const blobs: (Oid | null)[] = []
  for (const { commit, changes, parents } of commits) {
    const change = changes.findLast(({ path, parent }) => path === specPath && parent === 0)
    const [first] = parents
    let blob: Oid | null | undefined = null
    if (change !== undefined) blob = change.after?.oid ?? null
    else if (first !== undefined) {
      blob = known.get(first)
      // Only the commits just below the range are asked for.
      if (blob === undefined) known.set(first, (blob = await blobAt(git, first, specPath)))
    }
    known.set(commit, blob)
    blobs.push(blob)
  }
  return blobs
}
