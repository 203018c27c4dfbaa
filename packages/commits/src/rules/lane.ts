import { excerpt } from '../excerpt.ts'
import { trailerValues } from '../trailers/trailers.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const lane: MessageRule = {
  code: 'MSG-LANE',
  check(message, { lane: asked, laneReason }) {
    const said = trailerValues(message, 'Helix-Lane')
    if (asked !== null && said.length === 0) {
      return [
        refuse('MSG-LANE', `Helix-Lane is missing; this commit is in the lane ${asked}`, `add: Helix-Lane: ${asked}`),
      ]
    }
    const is = asked === null ? 'in no lane' : `in the lane ${asked}`
    const fix = asked === null ? 'remove the trailer Helix-Lane' : `write: Helix-Lane: ${asked}`
    return said
      .filter((value) => value !== asked)
      .map((value) => {
        const reason = laneReason ?? `this commit is ${is}`
        return refuse('MSG-LANE', `Helix-Lane says ${excerpt(value)}; ${reason}`, fix)
      })
  },
}
