import type { Oid } from '@helix/core'
import { type CommitText, commitTexts, type Git, isAncestor, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { recordPaths } from '@helix/spec'
import { commitEntry, runEntry, type TrailEntry, TrailIndex } from '@helix/trail'
import { recordSettings } from '../../decide/known-paths.ts'
import { localPath } from '../../repository/local/local-state.ts'
import { type StoredRun, storedRuns } from '../log/stored-runs.ts'

/** The index of a clone as HEAD has it: what came since the last time is taken in. It lies in git's own folder. */
export async function openTrail(git: Git, head: Oid): Promise<TrailIndex> {
  const index = TrailIndex.open(localPath(git, 'trail.sqlite'))
  const known = index.head
  const isNew = known !== head
  const from = known === null || !isNew ? [] : (await holds(git, known, head)) ? [known] : null
  // History was rewritten or another branch is checked out: what is no longer in it would give reasons that are none.
  if (from === null) index.clear()
  const entries = isNew ? await commitsSince(git, head, from ?? []) : []
  const records = await recordsAt(git, head)
  const marks = index.marks()
  const changed = records.filter(({ path, oid }) => marks.get(path) !== oid)
  const runs = await storedRuns(git)
  const fresh = runs.filter(({ id, mark }) => marks.get(id) !== mark)
  const present = new Set([...records.map(({ path }) => path), ...runs.map(({ id }) => id)])
  const gone = [...marks.keys()].filter((path) => !present.has(path))
  if (!isNew && changed.length + fresh.length + gone.length === 0) return index
  index.update(head, [...entries, ...(await readRecords(git, changed)), ...(await readRuns(fresh))], gone)
  return index
}

/** The records of a commit, wherever people keep them. */
async function recordsAt(git: Git, head: Oid): Promise<TreeEntry[]> {
  const files = (await readTree(git, head)).filter(({ mode }) => mode.startsWith('100'))
  const folders = await foldersNamedBy(git, files)
  const records = new Set(recordPaths(files.map(({ path }) => path), folders)) // prettier-ignore
  return files.filter(({ path }) => records.has(path))
}

async function foldersNamedBy(git: Git, files: readonly TreeEntry[]): Promise<string[]> {
  const settings = new Set(Object.values(recordSettings))
  const named = files.filter(({ path }) => settings.has(path))
  if (named.length === 0) return []
  const [blobs, { namedRecordFolders }] = await Promise.all([
    readBlobs(git, named.map(({ oid }) => oid)),
    import('./records.ts'),
  ]) // prettier-ignore
  const texts = new Map(named.map(({ path, oid }) => [path, Buffer.from(blobs.get(oid) ?? []).toString('utf8')]))
  const { adrDir, log4brains } = recordSettings
  return namedRecordFolders({ adrDir: texts.get(adrDir) ?? '', log4brains: texts.get(log4brains) ?? '' })
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
  if (records.length === 0) return []
  const [blobs, { decisionEntry }] = await Promise.all([
    readBlobs(git, records.map(({ oid }) => oid)),
    import('./records.ts'),
  ]) // prettier-ignore
  return records.map(({ path, oid }) => ({ ...decisionEntry(blobs.get(oid) ?? new Uint8Array(), path), mark: oid }))
}

/** What agents wrote down in their runs; a log that does not hold says nothing from there on. */
async function readRuns(runs: readonly StoredRun[]): Promise<(TrailEntry & { mark: string })[]> {
  if (runs.length === 0) return []
  const { readRunLog } = await import('../log/read-run-log.ts')
  const read: (TrailEntry & { mark: string })[] = []
  for (const { id, mark, read: bytes } of runs) {
    const entries = readRunLog(await bytes()).entries.map(({ entry }) => entry)
    const header = entries.find((entry) => entry.type === 'run')
    const decisions = entries.flatMap((entry) => (entry.type === 'decision' && entry.by === 'agent' ? [entry] : []))
    const facts = { id, step: header?.step ?? '', model: header?.model ?? '', decisions }
    // A run without a decision is held too, so that it is not read again; nothing in it can be found.
    read.push({ ...runEntry(facts), mark, ...(decisions.length === 0 && { title: '' }) })
  }
  return read
}
