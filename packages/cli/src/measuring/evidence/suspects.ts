import type { Oid } from '@helix/core'
import { sourceTestsOf, type TreeView } from '@helix/gates'
import { type Git, type PathVersion, pathHistory, readBlobs, readFileAt } from '@helix/git'
import { adrNumber, diffSpecs, parseSpec, type SpecDocument, specHash } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import { readAmendment } from '../../repository/amendments/read-amendment.ts'
import type { Situation } from '../situation.ts'

/** Versions of the spec that are looked at, the newest: to read one of 2.5 MB takes 0.3 s. */
const mostVersions = 50

/** The commit that closed the active cycle's SPEC_DRAFT; null before it and between cycles. */
export function closedDraft({ policy, done }: Pick<Situation, 'policy' | 'done'>): Oid | null {
  const opens = (step: string): boolean => policy.steps.find(({ id }) => id === step)?.opens.includes('spec') ?? false
  return done.find(({ step }) => opens(step))?.commit ?? null
}

export interface SuspectRange {
  /** Where the spec lies. */
  path: string
  /** Changes up to here are left out; null: none are. */
  from: Oid | null
  /** The commit that `head` is of, or follows. */
  to: Oid
}

/**
 * Requirements that changed after the tests that name them. One that was only laid out anew did not change, nor one of which
 * an amendment changes the wording alone.
 */
export async function suspectsOf(
  git: Git,
  { path, from, to }: SuspectRange,
  spec: SpecDocument,
  head: TreeView,
): Promise<string[]> {
  const since = await pathHistory(git, [path, adrFolder], to, from)
  const changes = await readChanges(git, since, { path, from, spec })
  if (changes.size === 0) return []
  const tests = sourceTestsOf(head).filter(({ names }) => names.some((name) => changes.has(name)))
  const naming = (id: string): Set<string> =>
    new Set(tests.filter(({ names }) => names.includes(id)).map((test) => test.path))
  const order = await pathHistory(git, [path, ...new Set(tests.map((test) => test.path))], to)
  const place = new Map([...new Set(order.map(({ commit }) => commit))].map((commit, at) => [commit, at]))
  const last = new Map(order.map((version) => [version.path, version]))
  /** What is not committed yet is the newest. */
  const changedAt = (commit: Oid | null): number => (commit === null ? Infinity : (place.get(commit) ?? -1))
  const testedAt = (file: string): number => {
    const version = last.get(file)
    return version === undefined || version.blob !== head.oid(file) ? Infinity : (place.get(version.commit) ?? -1)
  }
  const present = new Set(spec.requirements.map(({ id }) => id))
  return [...changes]
    .filter(([id, commit]) => present.has(id) && [...naming(id)].every((file) => testedAt(file) < changedAt(commit)))
    .map(([id]) => id)
}

/** Requirement → the newest commit that changed what it says; null for what is not committed yet. */
async function readChanges(
  git: Git,
  history: readonly PathVersion[],
  { path, from, spec }: { path: string; from: Oid | null; spec: SpecDocument },
): Promise<Map<string, Oid | null>> {
  const versions = history.filter((version) => version.path === path && version.blob !== null).slice(-mostVersions)
  const adrs = history.filter((version) => adrNumber(version.path) !== null && version.blob !== null)
  const start = from === null ? null : await readFileAt(git, from, path)
  if (start !== null && versions.length === 0 && specHash(start) === spec.hash) return new Map()
  const texts = await readBlobs(
    git,
    [...versions, ...adrs].flatMap(({ blob }) => blob ?? []),
  )
  const textOf = (blob: Oid | null): Uint8Array => texts.get(blob ?? '') ?? new Uint8Array()
  const changes = new Map<string, Oid | null>()
  let last = start === null ? null : parseSpec(start)
  const take = (after: SpecDocument, commit: Oid | null): void => {
    const reworded = adrs
      .filter((adr) => adr.commit === commit)
      .flatMap((adr) => readAmendment(textOf(adr.blob), adr.path)?.requirements ?? [])
      .filter(({ meaning }) => meaning === 'same')
      .map(({ id }) => id)
    for (const { id, reflowed } of last === null ? [] : diffSpecs(last, after).changed) {
      if (!reflowed && !reworded.includes(id)) changes.set(id, commit)
    }
    last = after
  }
  for (const { commit, blob } of versions) take(parseSpec(textOf(blob)), commit)
  take(spec, null)
  return changes
}
