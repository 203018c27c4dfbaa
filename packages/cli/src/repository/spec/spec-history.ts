import type { Oid } from '@helix/core'
import { type Git, pathHistory, readBlobs, readMessages } from '@helix/git'

/** The texts that a path had in the history of a commit, oldest first, '' where it was removed. Two git processes. */
export async function specHistory(git: Git, path: string, head: Oid): Promise<string[]> {
  return (await versionsOf(git, path, head)).map(({ text }) => text)
}

/** The same without drafts: of what was tried out in the first step of a cycle, only the last text was approved. */
export async function landedSpecs(git: Git, path: string, head: Oid): Promise<string[]> {
  const versions = await versionsOf(git, path, head)
  const messages = await readMessages(git, versions.map(({ commit }) => commit)) // prettier-ignore
  const drafts = versions.map(({ commit }) => /^STEP\[1\/\d+\] /.test(messages.get(commit) ?? ''))
  return versions.filter((_, at) => drafts[at] !== true || drafts[at + 1] === false).map(({ text }) => text)
}

async function versionsOf(git: Git, path: string, head: Oid): Promise<{ commit: Oid; text: string }[]> {
  const versions = await pathHistory(git, [path], head)
  const blobs = await readBlobs(git, versions.flatMap(({ blob }) => (blob === null ? [] : [blob]))) // prettier-ignore
  return versions.map(({ commit, blob }) => ({
    commit,
    text: blob === null ? '' : Buffer.from(blobs.get(blob) ?? []).toString('utf8'),
  }))
}
