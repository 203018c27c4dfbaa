import { createHash } from 'node:crypto'

/** How OpenSSH names a key (`ssh-keygen -lf`): `SHA256:` and the unpadded base64 of its blob's hash. */
export function fingerprint(publicBlob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(publicBlob).digest('base64').replace(/=+$/, '')}`
}
