import type { Oid } from '@helix/core'
import { type Git, readBlobs, type TreeEntry } from '@helix/git'
import { type SpecDocument, specTag } from '@helix/spec'
import { remember } from './remembered.ts'
import { specAt } from './spec-at.ts'

/** What messages name of a spec. */
export interface SpecNames {
  /** `spec@<12 hex>`; null where the tree holds no spec. */
  tag: string | null
  requirements: string[] | null
}

export interface TreeSpec extends SpecNames {
  document: SpecDocument | null
}

/** The spec of a tree as messages name it. */
export async function treeSpec(git: Git, tree: Oid, path: string): Promise<TreeSpec> {
  const document = await specAt(git, tree, path)
  return { document, ...(document === null ? { tag: null, requirements: null } : namesOf(document)) }
}

/** The same of a tree whose files are known, without the document. */
export async function specNames(git: Git, entries: readonly TreeEntry[], path: string): Promise<SpecNames> {
  const entry = entries.find((candidate) => candidate.path === path)
  if (entry === undefined || entry.mode === '160000') return { tag: null, requirements: null }
  return remember(git, 'spec', entry.oid, async () => {
    const [{ parseSpec }, blobs] = await Promise.all([import('./markdown-reader.ts'), readBlobs(git, [entry.oid])])
    return namesOf(parseSpec(blobs.get(entry.oid) ?? ''))
  })
}

function namesOf({ hash, requirements }: SpecDocument): SpecNames {
  return { tag: specTag(hash), requirements: requirements.map(({ id }) => id) }
}
