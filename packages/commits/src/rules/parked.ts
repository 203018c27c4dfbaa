import { isParked } from '../header.ts'
import { headerOf } from '../layout.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const parked: MessageRule = {
  code: 'MSG-PARKED',
  check: (message, { landing }) =>
    landing && isParked(headerOf(message))
      ? [refuse('MSG-PARKED', 'a parked commit cannot land', 'helix commit goes on from it and takes its place', 1)]
      : [],
}
