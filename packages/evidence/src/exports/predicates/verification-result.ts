import type { Judgement } from '@helix/core'
import { passes } from '../../chain/chain-record.ts'
import { isRollback } from '../../chain/is-rollback.ts'
import { samePosition } from '../../chain/move.ts'
import type { Predicate } from './predicate.ts'
import { nameOf, outcomeOf, timestamp, verifierId } from './words.ts'

/** in-toto's svr v0.2: the properties that hold. A refused commit has none, so that silence never reads as a yes. */
export const verificationResult: Predicate = {
  type: 'https://in-toto.io/attestation/svr/v0.2',
  of({ judgement, at }) {
    if (judgement.verdicts.length === 0 || !passes(judgement)) return null
    return {
      verifier: { id: verifierId, policies: [{ name: 'policy', digest: { sha256: judgement.policy } }] },
      timeCreated: timestamp(at),
      properties: propertiesOf(judgement),
    }
  },
}

/** `HELIX_VERIFIED`, one for each condition that passes (`HELIX_TESTS_OF_UNIT`), and the step that was passed. */
export function propertiesOf(judgement: Judgement): string[] {
  const { verdicts, from, to } = judgement
  const held = verdicts.filter((verdict) => outcomeOf(verdict, judgement) === 'passed').map(nameOf)
  const step = from === 'idle' || samePosition(from, to) || isRollback(judgement) ? [] : [`STEP ${from.step} PASSED`]
  return [...new Set(['VERIFIED', ...held, ...step].map(asProperty))]
}

function asProperty(words: string): string {
  return `HELIX_${words.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`
}
