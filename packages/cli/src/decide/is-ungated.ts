import type { Change, Policy } from '@helix/core'
import { layerOf, progressPath } from '@helix/playbook'

/** Whether no gate's answer can change with these changes. */
export function isUngated(policy: Policy, changes: readonly Pick<Change, 'path'>[]): boolean {
  return changes.every(({ path }) => path === progressPath || isProse(policy, path))
}

/** Layers that hold no code; a change of the rules is measured by those before it, so that it says what its parent said. */
function isProse(policy: Policy, path: string): boolean {
  return ['free', 'spec', 'helix', 'policy'].includes(layerOf(policy, path)?.name ?? '')
}
