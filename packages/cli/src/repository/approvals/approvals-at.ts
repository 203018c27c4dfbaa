import type { Approval, Oid } from '@helix/core'
import { isApprovalPath } from '@helix/evidence'
import { type Git, readBlobs, readTree } from '@helix/git'

/** The approvals that a commit or tree holds. HelixError `evidence/approval-…` for a file that is not what it claims. */
export async function approvalsAt(git: Git, treeish: Oid): Promise<Approval[]> {
  const files = (await readTree(git, treeish)).filter(({ path }) => isApprovalPath(path))
  if (files.length === 0) return []
  const oids = files.map(({ oid }) => oid)
  const [{ decodeApproval }, blobs] = await Promise.all([import('./decode-approval.ts'), readBlobs(git, oids)])
  return files.map(({ path, oid }) => {
    const bytes = blobs.get(oid)
    if (bytes === undefined) throw new Error(`git did not give the blob of ${path}`)
    return decodeApproval(bytes, path)
  })
}
