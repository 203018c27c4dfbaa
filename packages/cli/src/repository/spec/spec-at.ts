import type { Oid, Position } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'
import type { SpecDocument } from '@helix/spec'

/** The spec of a commit or tree, read; null where there is none. HelixError `spec/not-utf8`. */
export async function specAt(git: Git, treeish: Oid, path: string): Promise<SpecDocument | null> {
  const bytes = await readFileAt(git, treeish, path)
  return bytes === null ? null : (await import('./markdown-reader.ts')).parseSpec(bytes)
}

/** The command that begins a spec where there is none. */
export function draftSpec({ position }: { position: Position }): string {
  return position === 'idle' ? 'helix next --new "<idea>"' : 'helix spec add "<what should be, for whom>"'
}
