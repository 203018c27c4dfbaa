import { HelixError } from '@helix/core'

/** Takes pieces of known length or end from a stream; a stream that ends early gives what is left. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Up to the byte, which is taken and left out. */
  async until(byte: number): Promise<Buffer> {
    let at = this.#held.indexOf(byte)
    while (at < 0) {
      const { done, value } = await this.#source.next()
      if (done) return this.#cut(this.#held.length, 0)
      const searched = this.#held.length
      this.#held = Buffer.concat([this.#held, value])
      at = this.#held.indexOf(byte, searched)
    }
    return this.#cut(at, 1)
  }

  async take(length: number): Promise<Buffer> {
    const pieces = [this.#held]
    let have = this.#held.length
    while (have < length) {
      const { done, value } = await this.#source.next()
      if (done)
        throw new HelixError('git/failed', 'git cat-file ended in the middle of an object', { hint: 'git fsck' })
      pieces.push(value)
      have += value.length
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces, have)
    return this.#cut(length, 0)
  }

  #cut(length: number, skip: number): Buffer {
    const piece = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length + skip)
    return piece
  }
}
