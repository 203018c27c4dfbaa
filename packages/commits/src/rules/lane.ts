import { excerpt } from '../excerpt.ts'
import { trailerValues } from '../trailers.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const lane: MessageRule = {
  code: 'MSG-LANE',
  check(message, { lane: asked }) {
    const said = trailerValues(message, 'Helix-Lane')
    if (asked !== null && said.length === 0) {
      return [
        refuse('MSG-LANE', `Helix-Lane is missing; this commit is in the lane ${asked}`, `add: Helix-Lane: ${asked}`),
      ]
    }
    return said
      .filter((value) => value !== asked)
      .map((value) =>
        asked === null
          ? refuse('MSG-LANE', `Helix-Lane says ${excerpt(value)}; this commit is in no lane`, 'remove the trailer')
          : refuse(
              'MSG-LANE',
              `Helix-Lane says ${excerpt(value)}; this commit is in the lane ${asked}`,
              `write: Helix-Lane: ${asked}`,
            ),
      )
  },
}
