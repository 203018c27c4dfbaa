import type { Finding, Policy } from '@helix/core'
import { namespaces } from '@helix/evidence'
import { type Git } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { policyAt } from '../../repository/policy-at.ts'
import { unlessUnreadable } from '../../repository/unless-unreadable.ts'
import type { CommitRequest } from './commit-request.ts'

/** What no approval lets through in a change of the rules: the way back from signatures, and a lock without a key. */
export async function judgeSigning(git: Git, { policy, stand }: CommitRequest): Promise<Finding[]> {
  const { increment } = stand
  if (!movesPolicy(policy, increment.changes)) return []
  const after = await unlessUnreadable(policyAt(git, increment.tree))
  return after === null ? [] : wrongSigning(policy, after)
}

/** Whether changes touch the rules. */
export function movesPolicy(policy: Policy, changes: readonly { path: string }[]): boolean {
  return changes.some(({ path }) => layerOf(policy, path)?.name === 'policy')
}

/** SIGNING-DROPPED, SIGNING-LOCKED. */
function wrongSigning(before: Policy, after: Policy): Finding[] {
  if (before.signing === 'ssh' && after.signing === 'none') return [dropped]
  const isLocked =
    after.signing === 'ssh' && !after.signers.some((signer) => signer.namespaces.includes(namespaces.judge))
  return isLocked ? [locked] : []
}

const dropped: Finding = {
  severity: 'error',
  code: 'SIGNING-DROPPED',
  message: 'signing goes from ssh to none; whoever may push could move the beacon then',
  where: { path: 'playbook.yml' },
  fix: 'set signing: ssh in playbook.yml again',
}

const locked: Finding = {
  severity: 'error',
  code: 'SIGNING-LOCKED',
  message: `no key is listed for ${namespaces.judge}; the beacon could never move again`,
  where: { path: '.helix/allowed_signers' },
  fix: `add to .helix/allowed_signers: ci@helix namespaces="${namespaces.judge}" ssh-ed25519 AAAA…`,
}
