import type { Oid } from '@helix/core'
import type { DoneStep } from '@helix/evidence'
import { type Git, readBlobs, readTree } from '@helix/git'
import { adrNumber, type Amendment, parseAmendment } from '@helix/spec'

export interface CycleAmendment {
  path: string
  amendment: Amendment
}

/** Amendments (ADRs that change the spec or frozen tests) that a tree holds and `since` (null: nothing) does not. */
export async function amendmentsIn(git: Git, tree: Oid, since: Oid | null): Promise<CycleAmendment[]> {
  const entries = (await readTree(git, tree)).filter(({ path }) => adrNumber(path) !== null)
  if (entries.length === 0) return []
  const before = new Set(since === null ? [] : (await readTree(git, since)).map(({ path }) => path))
  const added = entries.filter(({ path }) => !before.has(path))
  const blobs = await readBlobs(
    git,
    added.map(({ oid }) => oid),
  )
  return added.flatMap(({ path, oid }) => readAmendment(path, Buffer.from(blobs.get(oid) ?? []).toString('utf8')))
}

/** An ADR without `amends` in its front matter records a decision and amends nothing. */
function readAmendment(path: string, text: string): CycleAmendment[] {
  return /^---\n[^]*?^amends:/m.test(text) ? [{ path, amendment: parseAmendment(text, path) }] : []
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
  /** Their files. */
  files: ReadonlySet<string>
}

/** Frozen tests that amendments opened and no Done has frozen again. */
export async function openedTests(
  git: Git,
  { tree, cycleStart, done }: { tree: Oid; cycleStart: Oid | null; done: readonly DoneStep[] },
): Promise<OpenedTests> {
  if (cycleStart === null) return { ids: new Set(), files: new Set() }
  const since = done.at(-1)?.commit ?? cycleStart
  const ids = testsTo('rewrite', await amendmentsIn(git, tree, since))
  return { ids, files: new Set([...ids].map((id) => id.split(' > ', 1)[0] ?? id)) }
}
