import { nearest } from '@helix/core'
import { excerpt } from '../excerpt.ts'
import { trailerValues } from '../trailers/trailers.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const covers: MessageRule = {
  code: 'MSG-COVERS',
  check(message, { requirements }) {
    const values = trailerValues(message, 'Covers')
    if (requirements === null || values.length === 0) return []
    const known = idsOf(requirements)
    // Nearly all name one requirement, which is there.
    if (values.every((value) => known.has(value))) return []
    return coveredIds(values)
      .filter((id) => !known.has(id))
      .map((id) => {
        const meant = id.length > 40 ? undefined : nearest(id, requirements)
        const question = meant === undefined ? '' : `. Did you mean ${meant}?`
        return refuse(
          'MSG-COVERS',
          `Covers names ${excerpt(id, 40)}; the spec has no such requirement${question}`,
          'name a requirement of the spec: helix spec trace',
        )
      })
  },
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** A spec has thousands, and a thousand commits ask. */
function idsOf(requirements: readonly string[]): ReadonlySet<string> {
  const ids = sets.get(requirements) ?? new Set(requirements)
  sets.set(requirements, ids)
  return ids
}

/** The ids in values such as `REQ-7, REQ-9`, each once. */
export function coveredIds(values: readonly string[]): string[] {
  return [...new Set(values.flatMap((value) => value.split(/[\s,]+/)).filter((id) => id !== ''))]
}
