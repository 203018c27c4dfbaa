import type { Change, Oid } from '@helix/core'
import type { DoneStep } from '@helix/evidence'
import { type Git, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { adrNumber, type Amendment } from '@helix/spec'
import { remember } from '../local/remembered.ts'

export interface CycleAmendment {
  path: string
  amendment: Amendment
}

/** Amendments (ADRs that change the spec or frozen tests) that a tree holds and `since` (null: nothing) does not. */
export async function amendmentsIn(git: Git, tree: Oid, since: Oid | null): Promise<CycleAmendment[]> {
  return amendmentsAmong(git, await readTree(git, tree), since)
}

async function amendmentsAmong(git: Git, files: readonly TreeEntry[], since: Oid | null): Promise<CycleAmendment[]> {
  const entries = files.filter(({ path }) => adrNumber(path) !== null)
  if (entries.length === 0) return []
  const key = JSON.stringify([since, entries.map(({ path, oid }) => [path, oid])])
  return remember(git, 'amendments', key, () => readAdded(git, entries, since))
}

async function readAdded(git: Git, entries: readonly TreeEntry[], since: Oid | null): Promise<CycleAmendment[]> {
  const old = since === null ? [] : (await readTree(git, since)).filter(({ path }) => adrNumber(path) !== null)
  const [held, here] = [new Set(old.map(keyOf)), new Set(entries.map(keyOf))]
  const found = await readAmendments(git, entries.filter((entry) => !held.has(keyOf(entry)))) // prettier-ignore
  const gone = old.filter((entry) => !here.has(keyOf(entry)))
  if (found.length === 0 || gone.length === 0) return found
  // What only got another number is not new; what took the place of an older record is.
  const { amendmentDigest } = await import('./read-amendment.ts')
  const known = new Set((await readAmendments(git, gone)).map(({ amendment }) => amendmentDigest(amendment)))
  return found.filter(({ amendment }) => !known.has(amendmentDigest(amendment)))
}

function keyOf({ path, oid }: { path: string; oid: Oid }): string {
  return `${oid} ${path}`
}

/** The amendments among these ADRs. HelixError `spec/bad-adr` for one that cannot be read. */
export async function readAmendments(
  git: Git,
  files: readonly { path: string; oid: Oid }[],
): Promise<CycleAmendment[]> {
  const blobs = await readBlobs(
    git,
    files.map(({ oid }) => oid),
  )
  const { readAmendment } = await import('./read-amendment.ts')
  return files.flatMap(({ path, oid }) => {
    const amendment = readAmendment(blobs.get(oid) ?? new Uint8Array(), path)
    return amendment === null ? [] : [{ path, amendment }]
  })
}

/** The amendments that changes found, or leave. HelixError `spec/bad-adr`. */
export async function amendmentsOf(
  git: Git,
  changes: readonly Change[],
  side: 'before' | 'after',
): Promise<CycleAmendment[]> {
  const files = changes.flatMap(({ path, [side]: blob }) => (blob === null ? [] : [{ path, oid: blob.oid }]))
  return readAmendments(git, files)
}

/** Ids of the tests for which an amendment says what becomes of them. */
export function testsTo(action: 'rewrite' | 'drop', amendments: readonly CycleAmendment[]): Set<string> {
  const tests = amendments.flatMap(({ amendment }) =>
    amendment.requirements.flatMap((requirement) => requirement.tests),
  )
  return new Set(tests.filter((test) => test.action === action).map(({ test }) => test))
}

export interface OpenedTests {
  /** Ids of tests that may be written anew. */
  ids: ReadonlySet<string>
  /** Their files, and those of tests that go. */
  files: ReadonlySet<string>
}

interface InCycle {
  cycleStart: Oid | null
  done: readonly DoneStep[]
}

/** Frozen tests that amendments opened and no Done has frozen again. */
export async function openedTests(git: Git, { tree, ...cycle }: InCycle & { tree: Oid }): Promise<OpenedTests> {
  return openedAmong(git, cycle.cycleStart === null ? [] : await readTree(git, tree), cycle)
}

/** The same of a tree whose files are known. */
export async function openedAmong(git: Git, entries: readonly TreeEntry[], cycle: InCycle): Promise<OpenedTests> {
  const since = openingSince(cycle)
  if (since === null) return { ids: new Set(), files: new Set() }
  const amendments = await amendmentsAmong(git, entries, since)
  const ids = testsTo('rewrite', amendments)
  // A test that goes changes its file, too.
  const touched = ids.union(testsTo('drop', amendments))
  return { ids, files: new Set([...touched].map((id) => id.split(' > ', 1)[0] ?? id)) }
}

/** The commit after which amendments open tests: the last Done, else the cycle's Start; null while idle, when none does. */
export function openingSince({ cycleStart, done }: InCycle): Oid | null {
  return cycleStart === null ? null : (done.at(-1)?.commit ?? cycleStart)
}
