import type { Policy } from '@helix/core'
import { asksFor, type Requirement } from '@helix/playbook'

/** Of the packages that a repository of this kind needs those that its playbook, which may be its own, asks for. */
export function packagesFor(policy: Policy, requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter((requirement) => asksFor(policy, requirement.package))
}
