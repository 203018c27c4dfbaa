import type { Change } from '@helix/core'
import type { RawCommit } from './raw-commit.ts'
import { type MetPaths, readRawChanges } from '../plumbing/raw-changes.ts'

/** What `git log` is asked for, each ended by NUL; %B is last. */
export const fields = ['%x01%m', '%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%e', '%B'] as const

/** One turn of `git log`: a commit; a merge takes one turn for each parent from which it differs. */
export interface LogBlock {
  commit: RawCommit
  /** It is a parent outside of the range. */
  boundary: boolean
  /** Where the next one begins. */
  next: number
}

/** Reads the block that begins at `start`; null when the text ends before it does. `isEnd`: nothing follows the text. */
export function readBlock(text: string, start: number, isEnd: boolean, met?: MetPaths): LogBlock | null {
  const read: string[] = []
  let at = start
  while (read.length < fields.length) {
    const end = text.indexOf('\0', at)
    if (end < 0) return null
    read.push(text.slice(at, end))
    at = end + 1
  }
  // By index: to go through an array takes an object for each of its parts.
  const { 0: mark = '', 1: commit = '', 2: tree = '', 3: parents = '', 4: name = '', 5: email = '', 6: date, 7: committerName = '', 8: committerEmail = '', 9: committed, 10: encoding = '', 11: message = '' } = read // prettier-ignore
  if (!mark.startsWith('\x01') || commit === '') throw new Error(`unexpected log entry ${JSON.stringify(mark)}`)
  const changes: Change[] = []
  const next = readRawChanges(text, at, commit.length, changes, met)
  // Whether another change follows, only what comes next can say.
  if (next === null || (next === text.length && !isEnd)) return null
  const held: RawCommit = {
    commit,
    parents: parents === '' ? [] : parents.length === commit.length ? [parents] : parents.split(' '),
    tree,
    author: { name, email, at: Number(date) },
    committer: { name: committerName, email: committerEmail, at: Number(committed) },
    message,
    changes,
    flaws: encoding === '' || /^utf-?8$/i.test(encoding) ? [] : ['foreign-encoding'],
  }
  return { commit: held, boundary: mark === '\x01-', next }
}
