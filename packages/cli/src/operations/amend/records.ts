import { HelixError, type Oid } from '@helix/core'
import { countApprovals } from '@helix/evidence'
import { authorsOf, pathHistory, readBlobs, readTree } from '@helix/git'
import { type Amendment, adrNumber, amendmentDigest, parseAmendment, type SpecDocument } from '@helix/spec'
import { adrFolder } from '../../decide/known-paths.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Here } from '../../repository/open.ts'
import { amendsSpec } from '../../repository/amendments/read-amendment.ts'
import { specAt } from '../../repository/spec/spec-at.ts'

export type AmendmentStatus = 'proposed' | 'accepted' | 'rejected'

/** An amendment as HEAD holds it. */
export interface AmendmentRecord {
  path: string
  amendment: Amendment
  status: AmendmentStatus
  /** The commit that brought it. */
  commit: Oid
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
  const records: AmendmentRecord[] = []
  for (const { path, oid } of entries) {
    const text = Buffer.from(blobs.get(oid) ?? []).toString('utf8')
    if (!amendsSpec(text)) continue
    const amendment = parseAmendment(text, path)
    const commit = history.find((version) => version.path === path && version.blob !== null)?.commit ?? head
    const authors = await authorsOf(git, { from: `${commit}^`, to: commit })
    const of = amendmentDigest(amendment)
    const all = [...approvals, ...reviews]
    const { count } = countApprovals({ kind: 'spec', of, approvals: all, authors, policy, now: 0 })
    records.push({ path, amendment, status: amendment.status ?? (count > 0 ? 'accepted' : 'proposed'), commit })
  }
  return records
}

/** One of them by number, path, or a part of its title; the newest without. HelixErrors amend/none, amend/ambiguous. */
export async function findAmendment(here: Here, which: string | undefined): Promise<AmendmentRecord> {
  const records = await amendmentRecords(here)
  const found = which === undefined ? records.slice(-1) : records.filter((record) => isNamed(record, which))
  const [first, second] = found
  if (first === undefined) {
    throw new HelixError('amend/none', which === undefined ? 'HEAD holds no amendment' : `no amendment is named ${which}`, {
      hint: which === undefined ? 'helix amend "<why>"' : 'helix amend list',
    }) // prettier-ignore
  }
  if (second === undefined) return first
  throw new HelixError('amend/ambiguous', `${which ?? ''} names ${found.map(({ path }) => path).join(' and ')}`, {
    hint: `helix amend show ${first.path}`,
  })
}

function isNamed({ path, amendment }: AmendmentRecord, which: string): boolean {
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
