import { isUtf8 } from 'node:buffer'
import type { Change, Oid } from '@helix/core'
import { type LogBlock, readBlock } from './log-block.ts'
import type { MetPaths } from '../plumbing/raw-changes.ts'
import type { RawCommit } from './raw-commit.ts'

interface Merge {
  commit: RawCommit
  /** git prints a merge once for each parent from which it differs, in the parents' order. */
  blocks: Change[][]
}

/**
 * Reads what `logCommand` asks for as it comes, children before parents, boundary commits last: those are used and left out.
 * From which parents a merge differs, their trees tell: its `changes` are there when `end` has been called.
 */
export class LogParser {
  /** Merges of which git does not tell which parents they differ from, once `end` has been called: their `changes` are missing. */
  readonly untold: RawCommit[] = []
  /** Of merges' parents; they come after them. */
  readonly #trees = new Map<Oid, Oid | null>()
  readonly #met: MetPaths = new Map()
  /** The parent of the last commit, which is nearly always the next one. */
  #parent: Oid | undefined
  readonly #merges: Merge[] = []
  #held: Buffer[] = []
  #length = 0
  readonly #portion: number
  #enough: number

  /** `portion`: bytes that are read at once. */
  constructor(portion = 1 << 16) {
    this.#portion = portion
    this.#enough = portion
  }

  /** The commits that are whole by now. */
  push(bytes: Buffer): RawCommit[] {
    this.#held.push(bytes)
    this.#length += bytes.length
    return this.#length < this.#enough ? [] : this.#read(false)
  }

  end(): RawCommit[] {
    const commits = this.#read(true)
    if (this.#length > 0) throw new Error('git log ended in the middle of an entry')
    for (const { commit, blocks } of this.#merges) {
      const changes = numbered(commit, blocks, this.#trees)
      if (changes === null) this.untold.push(commit)
      else for (const change of changes) commit.changes.push(change)
    }
    return commits
  }

  #read(isEnd: boolean): RawCommit[] {
    const bytes = Buffer.concat(this.#held, this.#length)
    const whole = bytes.subarray(0, bytes.lastIndexOf(0) + 1)
    // latin1 keeps every byte; only what is not UTF-8 has to be looked at piece by piece.
    const isClean = isUtf8(whole)
    const text = whole.toString(isClean ? 'utf8' : 'latin1')
    const commits: RawCommit[] = []
    let at = 0
    for (;;) {
      const read = readBlock(text, at, isEnd, this.#met)
      if (read === null) break
      at = read.next
      this.#take(isClean ? read.commit : decoded(read), read.boundary, commits)
    }
    // Without a character of several bytes, bytes are counted as characters are.
    const taken = text.length === whole.length ? at : Buffer.byteLength(text.slice(0, at))
    this.#held = taken === bytes.length ? [] : [bytes.subarray(taken)]
    this.#length = bytes.length - taken
    this.#enough = this.#portion + 2 * this.#length
    return commits
  }

  #take(commit: RawCommit, boundary: boolean, commits: RawCommit[]): void {
    // Equal ids are one string, which maps find faster.
    if (commit.commit === this.#parent) commit.commit = this.#parent
    this.#parent = commit.parents[0]
    if (this.#trees.has(commit.commit)) this.#trees.set(commit.commit, commit.tree)
    if (boundary) return
    if (commit.parents.length > 1) this.#takeMerge(commit, commits)
    else commits.push(commit)
  }

  #takeMerge(block: RawCommit, commits: RawCommit[]): void {
    const last = this.#merges.at(-1)
    if (last?.commit.commit === block.commit) {
      last.blocks.push(block.changes)
      return
    }
    for (const parent of block.parents) if (!this.#trees.has(parent)) this.#trees.set(parent, null)
    const commit = { ...block, changes: [] }
    this.#merges.push({ commit, blocks: [block.changes] })
    commits.push(commit)
  }
}

/**
 * A parent with the same tree has no block of its own; the others follow in the parents' order. null where one has none in spite of
 * another tree: the trees differ in what is no file, an empty folder say.
 */
function numbered(
  commit: RawCommit,
  blocks: readonly Change[][],
  trees: ReadonlyMap<Oid, Oid | null>,
): Change[] | null {
  const differing = commit.parents.flatMap((parent, index) => (trees.get(parent) === commit.tree ? [] : [index]))
  const shown = blocks.filter((changes) => changes.length > 0)
  if (shown.length !== differing.length) return null
  return shown.flatMap((changes, at) => changes.map((change) => ({ ...change, parent: differing[at]! })))
}

function decoded({ commit, names }: LogBlock): RawCommit {
  const { author, message, changes } = commit
  const flaws = [...commit.flaws]
  if (![message, author, names].every(holdsUtf8)) flaws.push('message-not-utf8')
  if (!changes.every(({ path }) => holdsUtf8(path))) flaws.push('path-not-utf8')
  return {
    ...commit,
    flaws,
    author: utf8(author),
    message: utf8(message),
    changes: changes.map((change) => ({ ...change, path: utf8(change.path) })),
  }
}

function holdsUtf8(latin1: string): boolean {
  return isUtf8(Buffer.from(latin1, 'latin1'))
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}
