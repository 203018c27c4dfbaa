// Ways to change the rules, which several canaries go.
import type { Oid } from '@helix/core'
import { approvalDigest } from '@helix/evidence'
import { playbookPath } from '@helix/playbook'
import type { Ground } from './ground.ts'
import type { Changes } from './history.ts'

export const policy = 'policy: explain the steps\n\nWhy: people ask.\n'

/** What Ben says yes to: what a layer's files became since a commit. */
export function changeOf(ground: Ground, layer: string, since: Oid): string {
  return approvalDigest({ kind: 'policy', from: ground.layer(layer, since), to: ground.layer(layer) })
}

/** A change of the rules, which Ben approves. */
export function changesRules(ground: Ground, changes: Changes): void {
  const before = ground.tip
  ground.commit(policy, changes)
  ground.approve({ kind: 'policy', of: changeOf(ground, 'policy', before) })
}

/** The same of the playbook alone. */
export function changesPlaybook(ground: Ground, playbook: string): void {
  changesRules(ground, { [playbookPath]: playbook })
}

/** The playbook with a remark that it did not have. */
export function remarked(ground: Ground): string {
  return `# ${ground.made.length}\n${ground.playbook}`
}

export function eased(ground: Ground): string {
  return `# Eased.\n${ground.playbook}`
}
