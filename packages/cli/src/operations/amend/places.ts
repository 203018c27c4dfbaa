import type { Oid } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'
import { type Amendment, amendmentDigest, composeAmendment } from '@helix/spec'
import { readAmendment } from '../../repository/amendments/read-amendment.ts'
import type { AmendmentRecord } from './records.ts'

/** The file that holds an amendment in a tree, rewritten under the number that it has there; empty where none holds it. */
export async function rewrittenIn(
  git: Git,
  tree: Oid,
  { paths, amendment: old }: AmendmentRecord,
  amendment: Amendment,
): Promise<Map<string, string>> {
  const digest = amendmentDigest(old)
  const files = new Map<string, string>()
  for (const path of paths) {
    const bytes = await readFileAt(git, tree, path)
    const held = bytes === null ? null : readAmendment(bytes, path)
    if (held === null || amendmentDigest(held) !== digest) continue
    files.set(path, composeAmendment({ ...amendment, number: held.number }))
  }
  return files
}
