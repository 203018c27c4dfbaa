import type { Readable } from 'node:stream'

/** Bytes that are handed on at once, because the pieces that a pipe gives are small. */
const enough = 1 << 16

/**
 * What a process says, as it comes. All that is there is taken off its pipe, whether somebody asks for it or not: a process that has
 * to wait for its reader is at work no longer.
 */
export class Portions {
  #pieces: Buffer[] = []
  #length = 0
  #isOver = false
  #wake = (): void => undefined

  /** `ended`: settles when nothing more comes. */
  constructor(pipe: Readable, ended: Promise<unknown>) {
    pipe.on('data', (piece: Buffer) => {
      this.#pieces.push(piece)
      this.#length += piece.length
      if (this.#length >= enough) this.#wake()
    })
    const over = (): void => {
      this.#isOver = true
      this.#wake()
    }
    ended.then(over, over)
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#length < enough && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve))
      if (this.#length > 0) yield this.#take()
      else if (this.#isOver) return
    }
  }

  #take(): Buffer {
    const bytes = Buffer.concat(this.#pieces, this.#length)
    this.#pieces = []
    this.#length = 0
    return bytes
  }
}
