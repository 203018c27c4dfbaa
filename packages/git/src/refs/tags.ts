import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { readerOf } from '../plumbing/object-reader.ts'
import { refNames } from './ref-files.ts'
import { listRefs } from './revisions.ts'

export interface TaggedCommit {
  /** Without `refs/tags/`. */
  name: string
  commit: Oid
}

/**
 * Tags of commits whose names begin so, sorted; annotated ones are followed. Where git keeps refs in files, no process is
 * started but the one that reads objects.
 */
export async function taggedCommits(git: Git, prefix: string): Promise<TaggedCommit[]> {
  const full = `refs/tags/${prefix}`
  const names = refNames(git, full) ?? [...(await listRefs(git, 'refs/tags/')).keys()].filter((name) => name.startsWith(full)) // prettier-ignore
  const objects = await Promise.all(names.map((name) => readerOf(git).read(`${name}^{commit}`)))
  return names.flatMap((name, at) => {
    const object = objects[at]
    return object?.type === 'commit' ? [{ name: name.slice('refs/tags/'.length), commit: object.oid }] : []
  })
}
