import { HelixError, type Oid } from '@helix/core'
import { beyond, commitTexts, type Git, headState, openGit, pathHistory, readBlobs, readGraph, readTree, resolve, taggedCommits } from '@helix/git' // prettier-ignore
import { parsePlaybook, playbookPath } from '@helix/playbook'
import { adrNumber, amendmentDigest } from '@helix/spec'
import { type BroughtDecision, type ChangelogCommit, composeChangelog, type ReleaseNotes } from '@helix/trail'
import { join } from 'node:path'
import { adrFolder } from '../../decide/known-paths.ts'
import type { Io } from '../../io.ts'
import { readLocal } from '../../repository/local/local-state.ts'
import { readAmendment } from '../../repository/amendments/read-amendment.ts'

export interface Changelog {
  /** null: from the beginning. */
  from: string | null
  to: string
  releases: ReleaseNotes[]
}

/**
 * What changed after `from` (by default: ever) up to `to` (HEAD), by release. HelixErrors git/unknown-revision,
 * `playbook/…`, `git/…`.
 */
export async function readChangelog(io: Io, from: string | undefined, to = 'HEAD'): Promise<Changelog> {
  const git = await openGit(io.cwd)
  const { commit: head } = await headState(git)
  if (head === null) return { from: from ?? null, to, releases: [] }
  const end = await mustResolve(git, to)
  const start = from === undefined ? null : await mustResolve(git, from)
  const [commits, decisions, releases, lastStep] = await Promise.all([
    commitsOf(git, start, end),
    decisionsOf(git, end),
    taggedCommits(git, 'release/'),
    lastStepOf(git),
  ])
  return { from: from ?? null, to, releases: composeChangelog({ commits, decisions, releases, lastStep }) }
}

async function mustResolve(git: Git, said: string): Promise<Oid> {
  const commit = await resolve(git, said)
  if (commit !== null) return commit
  throw new HelixError('git/unknown-revision', `the repository has no revision ${said}`, { hint: 'git tag --list' })
}

/** Parents before children. */
async function commitsOf(git: Git, from: Oid | null, to: Oid): Promise<ChangelogCommit[]> {
  const graph = await readGraph(git, to)
  const wanted = from === null ? null : await beyond(git, [from], to)
  const texts = new Map<Oid, { at: number; message: string }>()
  for await (const { commit, at, message } of commitTexts(git, { to, from: from === null ? [] : [from] })) {
    texts.set(commit, { at, message })
  }
  return graph.flatMap(({ commit, parents }) => {
    const text = texts.get(commit)
    return text === undefined || wanted?.has(commit) === false ? [] : [{ commit, parents, ...text }]
  })
}

function isRecord(path: string): boolean {
  return path.startsWith(`${adrFolder}/`) && adrNumber(path) !== null
}

/** Records that stand in `to`, with the commits that brought them; one that was renumbered is the same. */
async function decisionsOf(git: Git, to: Oid): Promise<BroughtDecision[]> {
  const standing = (await readTree(git, to)).filter(({ path }) => isRecord(path))
  const history = (await pathHistory(git, [adrFolder], to)).filter(({ path, blob }) => blob !== null && isRecord(path))
  const oids = [...standing.map(({ oid }) => oid), ...history.map(({ blob }) => blob ?? '')]
  const blobs = await readBlobs(git, [...new Set(oids)])
  const read = new Map<Oid, ReturnType<typeof readAmendment>>()
  const amendmentOf = (blob: Oid, path: string) => {
    if (!read.has(blob)) read.set(blob, tryRead(blobs.get(blob) ?? new Uint8Array(), path))
    return read.get(blob) ?? null
  }
  const keyOf = (blob: Oid, path: string): string => {
    const amendment = amendmentOf(blob, path)
    return amendment === null ? path : amendmentDigest(amendment)
  }
  const first = new Map<string, Oid>()
  for (const { commit, path, blob } of history) {
    const key = keyOf(blob ?? '', path)
    if (!first.has(key)) first.set(key, commit)
  }
  return standing.flatMap(({ path, oid }) => {
    const amendment = amendmentOf(oid, path)
    const commit = first.get(keyOf(oid, path))
    if (commit === undefined) return []
    // One that only opens a test leaves the spec as it was.
    const { title, amends, requirements } = amendment ?? {}
    const told = title === undefined || amends?.from === amends?.to ? null : { title, requirements: (requirements ?? []).map(({ id }) => id) } // prettier-ignore
    return [{ commit, path, amendment: told }]
  })
}

/** A record that was torn at some time is no amendment; whether one is torn now is for `helix adr check` to say. */
function tryRead(bytes: Uint8Array, path: string): ReturnType<typeof readAmendment> {
  try {
    return readAmendment(bytes, path)
  } catch (error) {
    if (error instanceof HelixError && error.code === 'spec/bad-adr') return null
    throw error
  }
}

/** The step that ends a cycle; null without a playbook. */
async function lastStepOf(git: Git): Promise<string | null> {
  const text = await readLocal(join(git.root, playbookPath))
  return text === null ? null : (parsePlaybook(text, playbookPath).steps.at(-1)?.id ?? null)
}
