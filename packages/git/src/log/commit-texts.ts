import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { streamGit } from '../plumbing/run-git.ts'

export interface CommitText {
  commit: Oid
  /** Seconds since the epoch. */
  at: number
  message: string
  /** Paths that it changes, where they were asked for; those of a merge are left out. */
  paths: string[]
}

export interface CommitTextRange {
  to: Oid
  /** Left out, with their ancestors; unknown ones are an error. */
  from?: readonly Oid[]
  /** Only commits whose message holds this text. */
  holding?: string
  paths?: boolean
}

/** The messages of a range, newest first. One git process whatever the range, read while it is at work. HelixError `git/failed`. */
export async function* commitTexts(git: Git, range: CommitTextRange): AsyncGenerator<CommitText> {
  const { to, from = [], holding, paths = false } = range
  const args = [
    ...flags,
    ...(holding === undefined ? [] : ['--fixed-strings', `--grep=${holding}`]),
    ...(paths ? ['--name-only'] : []),
    '--end-of-options',
    to,
    ...from.map((oid) => `^${oid}`),
    '--',
  ]
  let held = ''
  const decoder = new TextDecoder()
  for await (const bytes of streamGit(git.root, args)) {
    const parts = (held + decoder.decode(bytes, { stream: true })).split(begin)
    held = parts.pop() ?? ''
    for (const part of parts) yield* read(part)
  }
  yield* read(held)
}

const flags = [
  '-c', 'core.quotePath=false', 'log', '--topo-order', '--encoding=UTF-8', '--no-mailmap', '--no-notes',
  '--no-show-signature', '--no-decorate', '--no-color', '--no-ext-diff', '--no-renames', '--format=%x1e%H%x1f%at%x1f%B%x1f',
] // prettier-ignore

/** Where a record begins: a message may hold the separator, and then no hash follows it. */
// oxlint-disable-next-line no-control-regex -- the separators are control characters
const begin = /\x1e(?=[0-9a-f]{40,64}\x1f)/

function* read(record: string): Generator<CommitText> {
  const [commit = '', at = '', ...rest] = record.split('\x1f')
  if (commit === '') return
  const names = rest.pop() ?? ''
  yield { commit, at: Number(at), message: rest.join('\x1f').trimEnd(), paths: names.split('\n').filter(Boolean) }
}
