import type { Digest } from '@helix/core'
import { generatedDigest } from '../../repository/generated-manifest.ts'

/** A file that belongs to the setup. */
export interface WantedFile {
  path: string
  text: string
  /** What it is for, in a few words. */
  about: string
  /** Belongs to the user from the moment it exists: never compared, never refreshed. */
  once?: boolean
}

export interface PlannedFile extends WantedFile {
  /**
   * new: is not there. refreshed: is as an earlier Helix wrote it. unchanged: is as it would be written. kept: is the
   * user's, so it stays.
   */
  state: 'new' | 'refreshed' | 'unchanged' | 'kept'
}

/** What happens to each file: nothing that a person wrote or edited is ever overwritten. */
export function planFiles(
  wanted: readonly WantedFile[],
  present: ReadonlyMap<string, string>,
  recorded: Readonly<Record<string, Digest>>,
): PlannedFile[] {
  return wanted.map((file) => ({ ...file, state: stateOf(file, present.get(file.path), recorded[file.path]) }))
}

function stateOf(
  { text, once }: WantedFile,
  present: string | undefined,
  recorded: Digest | undefined,
): PlannedFile['state'] {
  if (present === undefined) return 'new'
  const digest = generatedDigest(present)
  if (once || digest === generatedDigest(text)) return 'unchanged'
  return digest === recorded ? 'refreshed' : 'kept'
}

/** The digests to record: of what Helix wrote, now or earlier; a file that a person wrote is never recorded. */
export function recordFiles(
  planned: readonly PlannedFile[],
  recorded: Readonly<Record<string, Digest>>,
): Record<string, Digest> {
  return Object.fromEntries(
    planned.flatMap(({ path, text, state, once }) => {
      if (once) return []
      if (state !== 'kept') return [[path, generatedDigest(text)]]
      const before = recorded[path]
      return before === undefined ? [] : [[path, before]]
    }),
  )
}
