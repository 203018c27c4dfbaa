import type { Oid } from '@helix/core'
import { type CommitText, commitTexts, type Git, isAncestor, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { commitEntry, decisionEntry, type TrailEntry, TrailIndex } from '@helix/trail'
import { adrFolder } from '../../decide/known-paths.ts'
import { localPath } from '../../repository/local-state.ts'

/** Folders of decisions, as `helix adr` looks for them. */
const folders = [adrFolder, 'doc/adr', 'docs/decisions', 'docs/adrs', 'docs/architecture/decisions']

/** The index of a clone as HEAD has it: what came since the last time is taken in. It lies in git's own folder. */
export async function openTrail(git: Git, head: Oid): Promise<TrailIndex> {
  const index = TrailIndex.open(localPath(git, 'trail.sqlite'))
  const known = index.head
  const isNew = known !== head
  const from = known === null || !isNew ? [] : (await holds(git, known, head)) ? [known] : null
  // History was rewritten or another branch is checked out: what is no longer in it would give reasons that are none.
  if (from === null) index.clear()
  const entries = isNew ? await commitsSince(git, head, from ?? []) : []
  const records = (await readTree(git, head)).filter(isRecord)
  const marks = index.marks()
  const changed = records.filter(({ path, oid }) => marks.get(path) !== oid)
  const present = new Set(records.map(({ path }) => path))
  const gone = [...marks.keys()].filter((path) => !present.has(path))
  if (!isNew && changed.length === 0 && gone.length === 0) return index
  index.update(head, [...entries, ...(await readRecords(git, changed))], gone)
  return index
}

function isRecord({ path, mode }: TreeEntry): boolean {
  return path.endsWith('.md') && mode.startsWith('100') && folders.some((folder) => path.startsWith(`${folder}/`))
}

async function holds(git: Git, commit: Oid, head: Oid): Promise<boolean> {
  // A commit that was collected is no ancestor of anything.
  return isAncestor(git, commit, head).catch(() => false)
}

async function commitsSince(git: Git, to: Oid, from: readonly Oid[]): Promise<TrailEntry[]> {
  const texts: CommitText[] = []
  for await (const text of commitTexts(git, { to, from })) texts.push(text)
  // Oldest first, so that rows stand in the order of history.
  return texts.toReversed().map(commitEntry)
}

async function readRecords(git: Git, records: readonly TreeEntry[]): Promise<(TrailEntry & { mark: string })[]> {
  const blobs = await readBlobs(git, records.map(({ oid }) => oid)) // prettier-ignore
  return records.map(({ path, oid }) => ({ ...decisionEntry(blobs.get(oid) ?? new Uint8Array(), path), mark: oid }))
}
