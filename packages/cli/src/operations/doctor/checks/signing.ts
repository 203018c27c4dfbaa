import { HelixError, type Signer } from '@helix/core'
import { namespaces } from '@helix/evidence'
import { counted } from '../../../decide/in-words.ts'
import { judgingKey } from '../../verify/judgements/judging-key.ts'
import { type Check, ok, problem, warning } from '../check.ts'
import { readSigners } from '../signers.ts'

export const signingCheck: Check = {
  name: 'signing',
  code: 'DOCTOR-SIGNING',
  async run({ io, git, policy }) {
    if (git instanceof HelixError || policy === null) return null
    if (policy.signing === 'none') return ok('none: judgements are unsigned, and shown so')
    const signers = await readSigners(git)
    const judges = count(signers, namespaces.judge)
    const approvers = count(signers, namespaces.approve)
    const who = `${counted(judges, 'judge')}, ${counted(approvers, 'approver')}`
    const form = `add to .helix/allowed_signers: <name> namespaces="${judges === 0 ? namespaces.judge : namespaces.approve}" ssh-ed25519 AAAA…`
    if (judges === 0) return problem('no key may sign judgements, so the beacon cannot move', form)
    if (approvers === 0) return problem('no key may sign approvals, so nothing can be approved', form)
    if (io.env['HELIX_SIGNING_KEY'] !== undefined) await judgingKey(io, { ...policy, signers })
    if (policy.self) return warning(`${who}; self: true lets authors approve their own work`, 'set self: false in playbook.yml when you are a team') // prettier-ignore
    return ok(who)
  },
}

function count(signers: readonly Signer[], namespace: string): number {
  return new Set(signers.filter((signer) => signer.namespaces.includes(namespace)).map(({ key }) => key)).size
}
