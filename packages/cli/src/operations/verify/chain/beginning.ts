import type { Finding } from '@helix/core'
import { recordOf } from '@helix/evidence'
import type { Io } from '../../../io.ts'
import { pinnedGenesis } from '../../../repository/standing/pinned-genesis.ts'
import type { Recorded } from '../judgements/recorded.ts'

/** Says so where a chain was begun and published that nothing outside of the repository pins: the first time, or because one was removed. */
export function tellBeginning(io: Io, [first]: readonly Recorded[]): Finding[] {
  if (first === undefined || first.judgement.sequence > 0 || pinnedGenesis(io).digest !== null) return []
  const { digest } = recordOf(first.judgement)
  const message = `a chain begins here. If there was one before, somebody removed the branch helix; if this is the first: pin it, HELIX_GENESIS=${digest}`
  return [
    { severity: 'note', code: 'CHAIN-PINNED', message, fix: 'Set the variable HELIX_GENESIS of CI to that digest.' },
  ]
}
