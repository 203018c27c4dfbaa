import { nearest } from '@helix/core'
import { excerpt } from '../excerpt.ts'
import { trailerValues } from '../trailers.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const covers: MessageRule = {
  code: 'MSG-COVERS',
  check(message, { requirements }) {
    if (requirements === null) return []
    return coveredIds(trailerValues(message, 'Covers'))
      .filter((id) => !requirements.includes(id))
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

/** The ids in values such as `REQ-7, REQ-9`, each once. */
export function coveredIds(values: readonly string[]): string[] {
  return [...new Set(values.flatMap((value) => value.split(/[\s,]+/)).filter((id) => id !== ''))]
}
