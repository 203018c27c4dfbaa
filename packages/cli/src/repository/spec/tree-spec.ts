import type { Digest, Oid } from '@helix/core'
import { type Git, readBlobs, type TreeEntry } from '@helix/git'
import { type SpecDocument, specTag } from '@helix/spec'
import { remember } from '../local/remembered.ts'
import { specAt } from './spec-at.ts'

export interface TreeSpec {
  document: SpecDocument | null
  /** `spec@<12 hex>`; null where the tree holds no spec. */
  tag: string | null
  requirements: string[] | null
}

/** What most questions about a spec come down to. */
export interface SpecDigest {
  hash: Digest
  /** `spec@<12 hex>`. */
  tag: string
  /** Ids. */
  requirements: string[]
  /** The rules for specs find no error. */
  sound: boolean
}

/** The spec of a tree as messages name it. */
export async function treeSpec(git: Git, tree: Oid, path: string): Promise<TreeSpec> {
  const document = await specAt(git, tree, path)
  return { document, ...(document === null ? { tag: null, requirements: null } : namesOf(document)) }
}

/** The same of a tree whose files are known, without the document; null where it holds no spec. */
export async function specDigest(git: Git, entries: readonly TreeEntry[], path: string): Promise<SpecDigest | null> {
  const entry = entries.find((candidate) => candidate.path === path)
  if (entry === undefined || entry.mode === '160000') return null
  return remember(git, 'spec', entry.oid, async () => {
    const [{ lintSpec, parseSpec }, blobs] = await Promise.all([
      import('./markdown-reader.ts'),
      readBlobs(git, [entry.oid]),
    ])
    const document = parseSpec(blobs.get(entry.oid) ?? '')
    const sound = lintSpec(document).every(({ severity }) => severity !== 'error')
    return { ...namesOf(document), hash: document.hash, sound }
  })
}

function namesOf({ hash, requirements }: SpecDocument): { tag: string; requirements: string[] } {
  return { tag: specTag(hash), requirements: requirements.map(({ id }) => id) }
}
