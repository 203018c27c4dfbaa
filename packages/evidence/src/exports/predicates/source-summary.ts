import { passes } from '../../chain/chain-record.ts'
import type { Predicate } from './predicate.ts'
import { propertiesOf } from './verification-result.ts'
import { timestamp, verifierId } from './words.ts'

/** SLSA's verification summary v1. It claims no SLSA level: only an organisation's own properties (`ORG_SOURCE_…`). */
export const sourceSummary: Predicate = {
  type: 'https://slsa.dev/verification_summary/v1',
  of({ judgement, at }, { uri }) {
    if (uri === null || judgement.verdicts.length === 0 || !passes(judgement)) return null
    return {
      verifier: { id: verifierId },
      timeVerified: timestamp(at),
      resourceUri: uri,
      policy: { digest: { sha256: judgement.policy } },
      verificationResult: 'PASSED',
      verifiedLevels: propertiesOf(judgement).map((property) => `ORG_SOURCE_${property}`),
    }
  },
}
