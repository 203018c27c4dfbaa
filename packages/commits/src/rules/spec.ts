import { excerpt } from '../excerpt.ts'
import { trailerValues } from '../trailers/trailers.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const spec: MessageRule = {
  code: 'MSG-SPEC',
  check(message, { spec: asked }) {
    const said = trailerValues(message, 'Helix-Spec')
    if (asked === null) {
      if (said.length === 0) return []
      return [refuse('MSG-SPEC', 'Helix-Spec names a spec; this tree holds none', 'remove the Helix-Spec trailer')]
    }
    if (said.length === 0) {
      return [
        refuse('MSG-SPEC', `Helix-Spec is missing; the spec in this tree is ${asked}`, `add: Helix-Spec: ${asked}`),
      ]
    }
    return said
      .filter((value) => value !== asked)
      .map((value) =>
        refuse(
          'MSG-SPEC',
          `Helix-Spec says ${excerpt(value)}; the spec in this tree is ${asked}`,
          `write: Helix-Spec: ${asked}`,
        ),
      )
  },
}
