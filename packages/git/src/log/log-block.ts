import type { Change } from '@helix/core'
import type { CommitFlaw, RawCommit } from './raw-commit.ts'
import { type MetPaths, readRawChanges } from '../plumbing/raw-changes.ts'

/** What `git log` is asked for, each ended by NUL; %B is last. Of the names nothing is used but that they are UTF-8. */
export const fields = ['%x01%m%H %T %P', '%ae', '%an %cn %ce', '%e', '%B'] as const

/** One turn of `git log`: a commit; a merge takes one turn for each parent from which it differs. */
export interface LogBlock {
  commit: RawCommit
  /** Of the author and the committer, with the address of the latter. */
  names: string
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
  const { 0: head = '', 1: author = '', 2: names = '', 3: encoding = '', 4: message = '' } = read
  const oidLength = head.indexOf(' ') - 2
  if (!head.startsWith('\x01') || oidLength < 1) throw new Error(`unexpected log entry ${JSON.stringify(head)}`)
  const parents = head.slice(2 * oidLength + 4)
  const changes: Change[] = []
  const next = readRawChanges(text, at, oidLength, changes, met)
  // Whether another change follows, only what comes next can say.
  if (next === null || (next === text.length && !isEnd)) return null
  const held: RawCommit = {
    commit: head.slice(2, oidLength + 2),
    parents: parents === '' ? [] : parents.length === oidLength ? [parents] : parents.split(' '),
    tree: head.slice(oidLength + 3, 2 * oidLength + 3),
    author,
    message,
    changes,
    flaws: encoding === '' || /^utf-?8$/i.test(encoding) ? none : foreign,
  }
  return { commit: held, names, boundary: head.charCodeAt(1) === minus, next }
}

const minus = 0x2d

const none: readonly CommitFlaw[] = []
const foreign: readonly CommitFlaw[] = ['foreign-encoding']
