// Values of the SSH wire format, RFC 4251 section 5.

/**
 * Reads values one after another. Reading past the end yields empty values and marks the whole as torn, so that a caller
 * asks once, at the end, with `complete()`.
 */
export class WireReader {
  readonly #bytes: Buffer
  #at = 0
  #torn = false

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  take(length: number): Buffer {
    const end = this.#at + length
    if (this.#torn || end > this.#bytes.length) {
      this.#torn = true
      return Buffer.alloc(0)
    }
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  uint32(): number {
    const taken = this.take(4)
    return taken.length === 4 ? taken.readUInt32BE() : 0
  }

  string(): Buffer {
    return this.take(this.uint32())
  }

  text(): string {
    return this.string().toString('utf8')
  }

  /** The magnitude of a positive mpint without leading zeros; a negative one reads as torn. */
  mpint(): Buffer {
    const written = this.string()
    const first = written[0]
    if (first === undefined) return written
    if (first >= 0x80) this.#torn = true
    const start = written.findIndex((byte) => byte !== 0)
    return start === -1 ? Buffer.alloc(0) : written.subarray(start)
  }

  rest(): Buffer {
    return this.take(this.#bytes.length - this.#at)
  }

  /** Everything was there, and nothing is left over. */
  complete(): boolean {
    return !this.#torn && this.#at === this.#bytes.length
  }
}

export function wireString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

export function wireUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Base64 exactly as an encoder writes it (padding, no strange characters); null for anything else. */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : null
}
