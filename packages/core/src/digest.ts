import { createHash } from 'node:crypto'
import type { Digest } from './model.ts'

/** SHA-256 of the bytes; a string counts as its UTF-8 bytes. */
export function sha256(bytes: string | Uint8Array): Digest {
  return createHash('sha256').update(bytes).digest('hex')
}
