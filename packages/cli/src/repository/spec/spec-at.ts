import type { Oid } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'
import type { SpecDocument } from '@helix/spec'

/** The spec of a commit or tree, read; null where there is none. HelixError `spec/not-utf8`. */
export async function specAt(git: Git, treeish: Oid, path: string): Promise<SpecDocument | null> {
  const bytes = await readFileAt(git, treeish, path)
  return bytes === null ? null : (await import('./markdown-reader.ts')).parseSpec(bytes)
}
