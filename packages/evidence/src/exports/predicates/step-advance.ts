import { passes } from '../../chain/chain-record.ts'
import { samePosition } from '../../chain/move.ts'
import type { Predicate } from './predicate.ts'
import { timestamp, verifierId } from './words.ts'

/** Where the beacon stood and where it stands: the place of the record in its chain, which no common predicate carries. */
export const stepAdvance: Predicate = {
  type: 'https://www.npmjs.com/package/helix-autobahn/attestation/step-advance/v1',
  of({ judgement, digest, at }) {
    const { ref, base, from, to, sequence, previous, policy, spec, verifier, isolation, approvals } = judgement
    return {
      sequence,
      judgement: { digest: { sha256: digest } },
      previous: previous === null ? null : { digest: { sha256: previous } },
      ref,
      base: { digest: { gitCommit: base } },
      from,
      to,
      moved: !samePosition(from, to),
      // Nothing judged is no yes: genesis, for one.
      ...(judgement.verdicts.length > 0 && { result: passes(judgement) ? 'PASSED' : 'FAILED' }),
      policy: { digest: { sha256: policy } },
      ...(spec !== '' && { spec: { digest: { sha256: spec } } }),
      approvals: approvals.map(({ kind, of, by, why, until }) => ({
        kind,
        of,
        by,
        why,
        ...(until !== undefined && { until: timestamp(until) }),
      })),
      verifier: { id: verifierId, digest: { sha256: verifier } },
      isolation,
      timeCreated: timestamp(at),
    }
  },
}
