import { verifyJudgement } from '../../record/sign-judgement.ts'
import type { ChainRule } from '../chain-rule.ts'

/** A signature is checked wherever there is one, against the allowed signers of the base. */
export const signature: ChainRule = {
  code: 'CHAIN-SIGNATURE',
  structural: true,
  check({ judgement, policy, at }) {
    if (judgement.signature === null || policy === null) return null
    const found = verifyJudgement(judgement, policy.signers, at)
    return found && `has a signature that does not hold: ${found.message} (${found.code})`
  },
}
