import { StringDecoder } from 'node:string_decoder'
import { cutMark } from '@helix/core'

/** The last `limit` bytes of what was added, whatever the amount; memory stays below three times the limit. */
export class Tail {
  readonly #limit: number
  #pieces: Buffer[] = []
  #size = 0
  #cut = false

  constructor(limit: number) {
    this.#limit = limit
  }

  add(piece: Buffer): void {
    this.#pieces.push(piece)
    this.#size += piece.length
    if (this.#size > 2 * this.#limit) this.#shorten()
  }

  /** As UTF-8; when something was cut off, the text begins with a line that says so. */
  text(): string {
    this.#shorten()
    // The cut may have gone through a character: its continuation bytes are dropped.
    const bytes = Buffer.concat(this.#pieces)
    let start = 0
    while (this.#cut && start < 3 && (bytes[start] ?? 0) >> 6 === 0b10) start++
    return (this.#cut ? `${cutMark}\n` : '') + bytes.toString('utf8', start)
  }

  #shorten(): void {
    if (this.#size <= this.#limit) return
    const kept = Buffer.concat(this.#pieces).subarray(-this.#limit)
    this.#pieces = [Buffer.from(kept)]
    this.#size = kept.length
    this.#cut = true
  }
}

/** The first `limit` bytes of what was added, whatever the amount. */
export class Head {
  readonly #limit: number
  readonly #pieces: Buffer[] = []
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  add(piece: Buffer): void {
    const kept = piece.subarray(0, this.#limit - this.#size)
    if (kept.length > 0) this.#pieces.push(kept)
    this.#size += kept.length
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }
}

/** Calls `onLine` with every whole line of what is added, without its end; a line above `limit` letters is cut into several. */
export class Lines {
  readonly #onLine: (line: string) => void
  readonly #decoder = new StringDecoder('utf8')
  readonly #limit: number
  #held = ''

  constructor(onLine: (line: string) => void, limit = 65_536) {
    this.#onLine = onLine
    this.#limit = limit
  }

  add(piece: Buffer): void {
    const lines = (this.#held + this.#decoder.write(piece)).split('\n')
    this.#held = lines.pop() ?? ''
    for (const line of lines) this.#onLine(line.replace(/\r$/, ''))
    while (this.#held.length > this.#limit) {
      this.#onLine(this.#held.slice(0, this.#limit))
      this.#held = this.#held.slice(this.#limit)
    }
  }

  /** The last line, when it had no end. */
  end(): void {
    const last = this.#held + this.#decoder.end()
    if (last) this.#onLine(last)
    this.#held = ''
  }
}
