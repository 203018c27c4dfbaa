import type { Finding, Policy } from '@helix/core'
import { namespaces } from '@helix/evidence'
import { type Git } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import type { CommitRequest } from '../increments/commit-request.ts'

/** What no approval lets through in a change of the rules: the way back from signatures, and a lock without a key. */
export async function judgeSigning(git: Git, { policy, stand, now }: CommitRequest): Promise<Finding[]> {
  const after = await unlessUnreadable(policyAt(git, stand.increment.tree))
  return after === null ? [] : wrongSigning(policy, after, now)
}

/** Whether changes touch the rules. */
export function movesPolicy(policy: Policy, changes: readonly { path: string }[]): boolean {
  // Counted, because this is asked of every commit of a history.
  for (let at = 0; at < changes.length; at++) if (layerOf(policy, changes[at]!.path)?.name === 'policy') return true
  return false
}

/** SIGNING-DROPPED, SIGNING-LOCKED. */
function wrongSigning(before: Policy, after: Policy, now: number): Finding[] {
  if (before.signing === 'ssh' && after.signing === 'none') return [dropped]
  return isLocked(after, now) ? [locked] : []
}

/** Signatures are asked for, and no key is left that could make one. */
function isLocked({ signing, signers }: Policy, now: number): boolean {
  const judges = signers.filter(({ namespaces: listed }) => listed.includes(namespaces.judge))
  return signing === 'ssh' && judges.every(({ validBefore = Number.POSITIVE_INFINITY }) => validBefore < now)
}

/** Whether a finding of this code still says what is so at the tip: what was mended since may be waived, this never. */
export function isSigningStill(code: string, tip: Policy, now: number): boolean {
  return (code === 'SIGNING-DROPPED' && tip.signing === 'none') || (code === 'SIGNING-LOCKED' && isLocked(tip, now))
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
