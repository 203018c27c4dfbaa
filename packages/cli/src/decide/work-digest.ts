import { canonicalJson, type Digest, type Position, sha256 } from '@helix/core'
import { approvalDigest, isApprovalPath } from '@helix/evidence'
import { progressPath } from '@helix/playbook'

/** Digest over a tree's files as a reviewer saw them: approvals and the shown position come and go without changing the work. */
export function workDigest(files: readonly { path: string; mode: string; oid: string }[]): Digest {
  const work = files.filter(({ path }) => path !== progressPath && !isApprovalPath(path))
  const rows = work.map(({ path, mode, oid }) => [path, mode, oid])
  return sha256(canonicalJson(rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))))
}

/** What a person approves who read the work of the step that is active there, as these files hold it. */
export function workOf(position: Exclude<Position, 'idle'>, files: Parameters<typeof workDigest>[0]): Digest {
  return approvalDigest({ kind: 'step', ...position, work: workDigest(files) })
}
