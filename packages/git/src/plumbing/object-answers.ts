import type { Oid } from '@helix/core'

export interface GitObject {
  oid: Oid
  type: 'blob' | 'commit' | 'tag' | 'tree'
  bytes: Buffer
}

const header = /^([0-9a-f]{40,64}) (blob|commit|tag|tree) (\d+)$/
const newline = 0x0a

/**
 * Cuts what `git cat-file --batch` says (git-cat-file(1), BATCH OUTPUT) into its answers: an object, or null for `<name>
 * missing`, `ambiguous` and `submodule`.
 */
export class AnswerParser {
  readonly #give: (object: GitObject | null) => void
  #held: Buffer[] = []
  #length = 0
  /** The object whose bytes are awaited. */
  #open: { oid: Oid; type: GitObject['type']; size: number } | null = null

  constructor(give: (object: GitObject | null) => void) {
    this.#give = give
  }

  push(chunk: Buffer): void {
    this.#held.push(chunk)
    this.#length += chunk.length
    // Until a large object is whole, nothing is copied.
    if (this.#open !== null && this.#length <= this.#open.size) return
    if (this.#open === null && !chunk.includes(newline)) return
    this.#cut(this.#held.length === 1 ? chunk : Buffer.concat(this.#held, this.#length))
  }

  #cut(bytes: Buffer): void {
    let at = 0
    for (;;) {
      if (this.#open === null) {
        const end = bytes.indexOf(newline, at)
        if (end < 0) break
        this.#begin(bytes.toString('latin1', at, end))
        at = end + 1
        continue
      }
      const { oid, type, size } = this.#open
      // A newline follows the object.
      if (bytes.length - at <= size) break
      this.#open = null
      this.#give({ oid, type, bytes: bytes.subarray(at, at + size) })
      at += size + 1
    }
    this.#held = at === bytes.length ? [] : [bytes.subarray(at)]
    this.#length = bytes.length - at
  }

  #begin(line: string): void {
    const [, oid, type, size] = header.exec(line) ?? []
    if (oid === undefined || !isType(type)) this.#give(null)
    else this.#open = { oid, type, size: Number(size) }
  }
}

function isType(text: string | undefined): text is GitObject['type'] {
  return text === 'blob' || text === 'commit' || text === 'tag' || text === 'tree'
}
