import type { Finding } from '@helix/core'

/** An error in the commit message; `line` counts from 1. */
export function refuse(code: string, message: string, fix: string, line?: number): Finding {
  const where = line === undefined ? { name: 'commit message' } : { name: 'commit message', line }
  return { severity: 'error', code, message, where, fix }
}
