import { checkAppendOnly } from '@helix/evidence'
import type { PathRule } from './path-rule.ts'

/** An approval is never changed or taken away. */
export const appendOnly: PathRule = {
  codes: ['APPROVAL-APPEND-ONLY'],
  // In all other commits files of Helix's own are closed.
  check: (_, { kind, changes }) => (['approvals', 'policy', 'start'].includes(kind) ? checkAppendOnly(changes) : []),
}
