import { isUtf8 } from 'node:buffer'
import type { Change, Oid } from '@helix/core'
import { isRawEntry, readRawChanges } from './plumbing/raw-changes.ts'

export interface Stamp {
  name: string
  email: string
  /** Seconds since the epoch; 0 where the commit has no readable date. */
  at: number
}

/** Why a commit's texts are not what its author meant: they are shown with replacement characters and must be refused. */
export type CommitFlaw =
  /** The message or a name is not UTF-8. */
  | 'message-not-utf8'
  /** The commit claims another encoding than UTF-8. */
  | 'foreign-encoding'
  /** A changed path is not UTF-8. */
  | 'path-not-utf8'

/** One commit as git stores it. */
export interface RawCommit {
  commit: Oid
  parents: Oid[]
  tree: Oid
  author: Stamp
  committer: Stamp
  /** All bytes after the headers. */
  message: string
  changes: Change[]
  flaws: CommitFlaw[]
}

const fields = ['%x01%m', '%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%e', '%B'] as const

/** What `git log --raw -z --boundary --diff-merges=separate --encoding=none` must be asked for (git-log(1), PRETTY FORMATS). */
export const logFormat = `tformat:${fields.join('%x00')}`

/** Reads that output; boundary commits are used and left out. */
export function parseLog(bytes: Buffer): RawCommit[] {
  // latin1 keeps every byte; only what is not UTF-8 has to be looked at piece by piece.
  const clean = isUtf8(bytes)
  const blocks = parseBlocks(bytes.toString(clean ? 'utf8' : 'latin1'))
  const trees = new Map(blocks.map((block) => [block.commit, block.tree]))
  return mergeBlocks(blocks, trees).map((commit) => (clean ? commit : decoded(commit)))
}

/** git prints a merge once for each parent from which it differs. */
interface Block extends RawCommit {
  boundary: boolean
}

function parseBlocks(text: string): Block[] {
  const tokens = text.split('\0')
  const blocks: Block[] = []
  let next = 0
  while (next < tokens.length - 1) {
    const [mark, commit, tree, parents, name, email, at, byName, byEmail, byAt, encoding, message] = tokens.slice(
      next,
      next + fields.length,
    )
    if (!mark?.startsWith('\x01') || !commit || !tree || message === undefined) {
      throw new Error(`unexpected log entry ${JSON.stringify(mark)}`)
    }
    const read = readRawChanges(tokens, next + fields.length, 0)
    if (isRawEntry(tokens[read.next])) throw new Error(`torn log entry of ${commit}`)
    blocks.push({
      boundary: mark === '\x01-',
      commit,
      tree,
      parents: parents ? parents.split(' ') : [],
      author: { name: name ?? '', email: email ?? '', at: Number(at) },
      committer: { name: byName ?? '', email: byEmail ?? '', at: Number(byAt) },
      message,
      changes: read.changes,
      flaws: !encoding || /^utf-?8$/i.test(encoding) ? [] : ['foreign-encoding'],
    })
    next = read.next
  }
  if (tokens[next] !== '') throw new Error('git log ended in the middle of an entry')
  return blocks
}

function mergeBlocks(blocks: readonly Block[], trees: ReadonlyMap<Oid, Oid>): RawCommit[] {
  const commits: RawCommit[] = []
  for (let first = 0; first < blocks.length;) {
    const { boundary, ...commit } = blocks[first]!
    let end = first + 1
    while (blocks[end]?.commit === commit.commit) end++
    if (!boundary) commits.push({ ...commit, changes: numbered(commit, blocks.slice(first, end), trees) })
    first = end
  }
  return commits
}

/** A parent with the same tree has no block of its own; the others follow in the parents' order. */
function numbered(commit: RawCommit, blocks: readonly Block[], trees: ReadonlyMap<Oid, Oid>): Change[] {
  if (commit.parents.length < 2) return commit.changes
  const differing = commit.parents.flatMap((parent, index) => (trees.get(parent) === commit.tree ? [] : [index]))
  const shown = blocks.filter((block) => block.changes.length > 0)
  if (shown.length !== differing.length) {
    throw new Error(`${commit.commit}: git shows ${shown.length} parents, ${differing.length} differ`)
  }
  return shown.flatMap((block, at) => block.changes.map((change) => ({ ...change, parent: differing[at]! })))
}

function decoded(commit: RawCommit): RawCommit {
  const texts = [commit.message, commit.author.name, commit.author.email, commit.committer.name, commit.committer.email]
  const flaws = [...commit.flaws]
  if (!texts.every(holdsUtf8)) flaws.push('message-not-utf8')
  if (!commit.changes.every(({ path }) => holdsUtf8(path))) flaws.push('path-not-utf8')
  return {
    ...commit,
    flaws,
    author: { ...commit.author, name: utf8(commit.author.name), email: utf8(commit.author.email) },
    committer: { ...commit.committer, name: utf8(commit.committer.name), email: utf8(commit.committer.email) },
    message: utf8(commit.message),
    changes: commit.changes.map((change) => ({ ...change, path: utf8(change.path) })),
  }
}

function holdsUtf8(latin1: string): boolean {
  return isUtf8(Buffer.from(latin1, 'latin1'))
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}
