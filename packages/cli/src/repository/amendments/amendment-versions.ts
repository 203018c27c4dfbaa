import { type Digest, HelixError } from '@helix/core'
import { type Git, type PathVersion, readBlobs } from '@helix/git'
import { adrNumber, amendmentDigest, parseAmendment } from '@helix/spec'
import { amendsSpec } from './read-amendment.ts'

type Held = PathVersion & { blob: string }

/** The versions of files under which each amendment stood at some time, in their order: what got another number is still the same. */
export async function amendmentVersions(git: Git, history: readonly PathVersion[]): Promise<Map<Digest, Held[]>> {
  const numbered = history.flatMap(({ blob, ...version }) =>
    blob === null || adrNumber(version.path) === null ? [] : [{ ...version, blob }],
  )
  const blobs = await readBlobs(git, numbered.map(({ blob }) => blob)) // prettier-ignore
  const found = new Map<Digest, Held[]>()
  for (const version of numbered) {
    const text = Buffer.from(blobs.get(version.blob) ?? []).toString('utf8')
    const digest = amendsSpec(text) ? digestOf(text, version.path) : null
    if (digest !== null) found.set(digest, [...(found.get(digest) ?? []), version])
  }
  return found
}

/** null for a version that was torn at some time. */
function digestOf(text: string, path: string): Digest | null {
  try {
    return amendmentDigest(parseAmendment(text, path))
  } catch (error) {
    if (error instanceof HelixError && error.code === 'spec/bad-adr') return null
    throw error
  }
}
