import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Finding } from '@helix/core'
import { type Bundle, bundleLimits, type BundleReading, decodeBundle, encodeBundle } from '@helix/evidence'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../../io.ts'

/** Writes a bundle as one step; how many bytes. HelixError `evidence/bundle-too-large`, `process/cannot-write`. */
export async function writeBundle(io: Io, path: string, bundle: Bundle): Promise<number> {
  const pieces = encodeBundle(bundle)
  await atomicWrite(resolve(io.cwd, path), pieces)
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

/** Reads what another job wrote, no more of it than a bundle may have. */
export async function readBundle(io: Io, path: string): Promise<BundleReading> {
  const file = await open(resolve(io.cwd, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (file === null) return { valid: false, finding: absent(`there is no file ${path}`) }
  try {
    const found = await file.stat()
    if (!found.isFile()) return { valid: false, finding: absent(`${path} is no file`) }
    // A byte more than is taken tells that there is more.
    const bytes = new Uint8Array(Math.min(found.size, bundleLimits.bundle + 1))
    let at = 0
    for (;;) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at)
      at += bytesRead
      if (bytesRead === 0 || at === bytes.length) return decodeBundle(bytes.subarray(0, at))
    }
  } finally {
    await file.close()
  }
}

function absent(what: string): Finding {
  return {
    severity: 'error',
    code: 'BUNDLE-ABSENT',
    message: `nothing was measured for this: ${what}`,
    fix: 'helix verify --measure <file>',
  }
}
