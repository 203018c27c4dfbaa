import type { Policy, Signer } from '@helix/core'
import { compilePolicy, parsePlaybook, playbookPath } from '@helix/playbook'

/**
 * The policy of a playbook's text, still without its digest. A file of its own, because it brings YAML and the schema along.
 * HelixError `playbook/…`.
 */
export function compilePlaybook(text: string, signers: Signer[]): Policy {
  return compilePolicy(parsePlaybook(text, playbookPath), { digest: '', signers })
}
