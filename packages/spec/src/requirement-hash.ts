import type { Digest } from '@helix/core'
import type { SpecDocument } from './document.ts'

/** The hash of a requirement, null where the spec does not have it. */
export function requirementHash(spec: SpecDocument, id: string): Digest | null {
  return spec.requirements.find((requirement) => requirement.id === id)?.hash ?? null
}
