import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, pathHistory, readBlobs, readFileAt, resolve as resolveRevision } from '@helix/git'
import { parseSpec, type SpecDocument, specHash } from '@helix/spec'
import type { Io } from '../../io.ts'
import { readSpec } from './read-spec.ts'

/** A version of the spec as a person names it. */
export interface SpecVersion {
  name: string
  /** null where that revision has no spec. */
  document: SpecDocument | null
}

/**
 * The spec that a word names: a revision, `spec@<hash>` of any version in HEAD's history, a file, or `-`. A revision comes
 * before a file of the same name. HelixErrors: git/unknown-revision, spec/unknown-version, `spec/…`.
 */
export async function readVersion(io: Io, git: Git, path: string, said: string): Promise<SpecVersion> {
  const hash = /^spec@([0-9a-f]{6,64})$/.exec(said)?.[1]
  if (hash !== undefined) return { name: said, document: await specByHash(git, path, hash) }
  const commit = said === '-' ? null : await resolveRevision(git, said)
  if (commit !== null) return { name: said, document: await specOf(git, commit, path) }
  if (said === '-' || existsSync(resolve(io.cwd, said))) return readSpec(io, said)
  throw new HelixError('git/unknown-revision', `the repository has no revision ${said}, and no file is there`, {
    hint: 'git log --oneline',
  })
}

/** The version of the spec whose hash begins so, newest first. HelixError spec/unknown-version. */
async function specByHash(git: Git, path: string, prefix: string): Promise<SpecDocument> {
  const { commit: head } = await headState(git)
  const versions = head === null ? [] : await pathHistory(git, [path], head)
  const blobs = versions.flatMap(({ blob }) => (blob === null ? [] : [blob])).toReversed()
  const texts = await readBlobs(git, blobs)
  for (const blob of blobs) {
    const bytes = texts.get(blob) ?? new Uint8Array()
    if (specHash(bytes).startsWith(prefix)) return parseSpec(bytes)
  }
  throw new HelixError('spec/unknown-version', `no commit before HEAD holds spec@${prefix}`, {
    hint: `git log --oneline -- ${path}`,
  })
}

async function specOf(git: Git, commit: Oid, path: string): Promise<SpecDocument | null> {
  const bytes = await readFileAt(git, commit, path)
  return bytes === null ? null : parseSpec(bytes)
}
