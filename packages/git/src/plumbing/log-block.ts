import type { Change } from '@helix/core'
import type { RawCommit } from '../parse-log.ts'
import { readRawChanges } from './raw-changes.ts'

/** What `git log` is asked for, each ended by NUL; %B is last. */
export const fields = ['%x01%m', '%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%e', '%B'] as const

/** A commit as one turn of `git log` shows it; a merge takes one turn for each parent from which it differs. */
export interface LogBlock extends RawCommit {
  boundary: boolean
}

interface Read {
  block: LogBlock
  /** Where the next one begins. */
  next: number
}

/** Reads the block that begins at `start`; null when the text ends before it does. `isEnd`: nothing follows the text; `names` as `readRawChanges` has it. */
export function readBlock(text: string, start: number, isEnd: boolean, names?: Map<string, string>): Read | null {
  const ends: number[] = []
  for (let at = start; ends.length < fields.length;) {
    const end = text.indexOf('\0', at)
    if (end < 0) return null
    ends.push(end)
    at = end + 1
  }
  const field = (index: number): string => text.slice(index === 0 ? start : ends[index - 1]! + 1, ends[index])
  const [mark, commit, encoding] = [field(0), field(1), field(10)]
  if (!mark.startsWith('\x01') || commit === '') throw new Error(`unexpected log entry ${JSON.stringify(mark)}`)
  const changes: Change[] = []
  const next = readRawChanges(text, ends[11]! + 1, commit.length, changes, names)
  // Whether another change follows, only what comes next can say.
  if (next === null || (next === text.length && !isEnd)) return null
  const parents = field(3)
  const block: LogBlock = {
    boundary: mark === '\x01-',
    commit,
    tree: field(2),
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: field(4), email: field(5), at: Number(field(6)) },
    committer: { name: field(7), email: field(8), at: Number(field(9)) },
    message: field(11),
    changes,
    flaws: encoding === '' || /^utf-?8$/i.test(encoding) ? [] : ['foreign-encoding'],
  }
  return { block, next }
}
