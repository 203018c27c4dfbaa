import type { Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { type SpecDocument, specTag } from '@helix/spec'
import { specAt } from './spec-at.ts'

export interface TreeSpec {
  document: SpecDocument | null
  /** `spec@<12 hex>`; null where the tree holds no spec. */
  tag: string | null
  requirements: string[] | null
}

/** The spec of a tree as messages name it. */
export async function treeSpec(git: Git, tree: Oid, path: string): Promise<TreeSpec> {
  const document = await specAt(git, tree, path)
  if (document === null) return { document, tag: null, requirements: null }
  return { document, tag: specTag(document.hash), requirements: document.requirements.map(({ id }) => id) }
}
