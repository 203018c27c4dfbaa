import { type ApprovalKind, HelixError, type Policy, type Principal } from '@helix/core'
import { isSamePerson, namespaces } from '@helix/evidence'

export interface OwnWork {
  kind: ApprovalKind
  what: string
  by: Principal
  /** Who made it, `by` among them. */
  authors: readonly Principal[]
  policy: Policy
  /** Seconds since the epoch. */
  now: number
}

/** HelixError approve/own: who made something does not approve it; says who made it, and what to do where nobody is left. */
export function ownWork({ what, authors, ...work }: OwnWork): HelixError {
  const makers = [...new Set(authors)].join(' and ')
  if (isSomebodyLeft({ what, authors, ...work })) {
    return new HelixError('approve/own', `${makers} made ${what}; another person must approve it`, {
      hint: 'ask a colleague to run the same command; alone, set self: true in playbook.yml (it is then shown as SELF-APPROVED)',
    })
  }
  return new HelixError('approve/own', `${makers} made ${what}, and nobody else is listed who may approve it`, {
    hint: 'add the key of another person to .helix/allowed_signers, in a commit of the type policy that one of you writes and another approves (helix approve policy); that person then runs the same command',
  })
}

/** Without signatures anybody may approve; with them whose key is listed, and what a review can answer, whoever reviews. */
function isSomebodyLeft({ kind, authors, policy, now }: OwnWork): boolean {
  if (policy.signing === 'none') return true
  const listed = policy.signers
    .filter((signer) => signer.namespaces.includes(namespaces.approve) && now <= (signer.validBefore ?? now))
    .map(({ principal }) => principal)
  const reviewing = kind === 'finding' || kind === 'position' ? [] : Object.values(policy.reviewers ?? {})
  return [...listed, ...reviewing].some((person) => authors.every((author) => !isSamePerson(author, person)))
}
