import type { Finding } from '@helix/core'
import type { SpecDocument } from '../document.ts'

/** One thing that a spec must be; its findings carry its code. */
export interface SpecRule {
  code: string
  check(document: SpecDocument): Finding[]
}
