import type { Finding } from '@helix/core'
import type { bundleCodes } from './codes.ts'

const ways = {
  'BUNDLE-DOCUMENT': 'says of a tree what cannot be read',
  'BUNDLE-MISSING': 'does not hold all that is asked for',
  'BUNDLE-EXTRA': 'holds more than is asked for',
  'BUNDLE-DUPLICATE': 'shows one measurement as several',
} as const satisfies Record<keyof typeof bundleCodes, string>

/** What is wrong with what a bundle holds. */
export function inBundle(code: keyof typeof ways, what: string): Finding {
  return {
    severity: 'error',
    code,
    message: `the bundle ${ways[code]}: ${what}`,
    fix: 'helix verify --measure <file>',
  }
}
