import { HelixError, type Oid, type Principal, shellWord } from '@helix/core'
import { countApprovals } from '@helix/evidence'
import { authorsOf, pathHistory, readBlobs, readGraph, readTree } from '@helix/git'
import { type Amendment, adrNumber, amendmentDigest, parseAmendment, type SpecDocument } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Here } from '../../repository/open.ts'
import { amendmentVersions } from '../../repository/amendments/amendment-versions.ts'
import { amendsSpec } from '../../repository/amendments/read-amendment.ts'
import { specAt } from '../../repository/spec/spec-at.ts'

export type AmendmentStatus = 'proposed' | 'accepted' | 'rejected'

/** An amendment as HEAD holds it. */
export interface AmendmentRecord {
  path: string
  amendment: Amendment
  status: AmendmentStatus
  /** The commit that brought it, under whatever number. */
  commit: Oid
  /** Who made that commit: nobody else wrote the amendment, whoever gave it another number. */
  authors: Principal[]
  /** Every path under which it stood. */
  paths: string[]
}

/** All amendments that HEAD holds, the rejected ones too, by path. HelixError `spec/bad-adr`. */
export async function amendmentRecords({ git, head, standing }: Here): Promise<AmendmentRecord[]> {
  const entries = (await readTree(git, head)).filter(
    ({ path }) => path.startsWith(`${adrFolder}/`) && adrNumber(path) !== null,
  )
  const [blobs, history, approvals] = await Promise.all([
    readBlobs(git, entries.map(({ oid }) => oid)),
    pathHistory(git, [adrFolder], head),
    approvalsAt(git, head),
  ]) // prettier-ignore
  const { policy, reviews } = standing
  const versionsOf = await amendmentVersions(git, history)
  const records: AmendmentRecord[] = []
  for (const { path, oid } of entries) {
    const text = Buffer.from(blobs.get(oid) ?? []).toString('utf8')
    if (!amendsSpec(text)) continue
    const amendment = parseAmendment(text, path)
    const versions = versionsOf.get(amendmentDigest(amendment)) ?? []
    const paths = new Set([path, ...versions.map((version) => version.path)])
    const commit = history.find((version) => paths.has(version.path) && version.blob !== null)?.commit ?? head
    const authors = await authorsOf(git, { from: `${commit}^`, to: commit })
    const of = amendmentDigest(amendment)
    const all = [...approvals, ...reviews]
    const { count } = countApprovals({ kind: 'spec', of, approvals: all, authors, policy, now: 0 })
    const status = amendment.status ?? (count > 0 ? 'accepted' : 'proposed')
    records.push({ path, amendment, status, commit, authors, paths: [...paths] })
  }
  return records
}

/**
 * One of them by number, path, or a part of its title; without, the one that came last into the history. HelixErrors amend/none,
 * amend/ambiguous.
 */
export async function findAmendment(here: Here, which: string | undefined): Promise<AmendmentRecord> {
  const records = await amendmentRecords(here)
  const newest = which === undefined ? (await inHistory(here, records)).slice(-1) : []
  const found = which === undefined ? newest : records.filter((record) => isNamed(record, which))
  const [first, second] = found
  if (first === undefined) {
    throw new HelixError('amend/none', which === undefined ? 'HEAD holds no amendment' : `no amendment is named ${which}`, {
      hint: which === undefined ? 'helix amend "<why>"' : 'helix amend list',
    }) // prettier-ignore
  }
  if (second === undefined) return first
  throw new HelixError('amend/ambiguous', `${which ?? ''} names ${found.map(({ path }) => path).join(' and ')}`, {
    hint: `helix amend show ${shellWord(first.path)}`,
  })
}

/** As their commits follow one another, whatever numbers two branches gave. */
export async function inHistory({ git, head }: Here, records: readonly AmendmentRecord[]): Promise<AmendmentRecord[]> {
  if (records.length < 2) return [...records]
  const places = new Map((await readGraph(git, head)).map(({ commit }, at) => [commit, at]))
  return records.toSorted((a, b) => (places.get(a.commit) ?? 0) - (places.get(b.commit) ?? 0))
}

/** Whether an amendment is meant: by its number, its digest's beginning, its path or a part of it. */
export function isNamed({ path, amendment }: AmendmentRecord, which: string): boolean {
  if (/^\d+$/.test(which)) return amendment.number === Number(which)
  return path === which || amendmentDigest(amendment).startsWith(which) || path.includes(which)
}

/** The spec before and after the commit that brought an amendment. */
export async function specsAround(
  { git, standing }: Here,
  { commit }: AmendmentRecord,
): Promise<{ before: SpecDocument; after: SpecDocument }> {
  const { path } = standing.policy.spec
  const [before, after] = await Promise.all([specAt(git, `${commit}^`, path), specAt(git, commit, path)])
  if (before !== null && after !== null) return { before, after }
  throw new HelixError('amend/no-spec', `${commit.slice(0, 12)} or its parent has no ${path}`, {
    hint: 'git log --stat',
  })
}
