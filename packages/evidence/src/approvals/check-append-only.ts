import type { Change, Finding } from '@helix/core'
import { isApprovalPath } from './approval-path.ts'

/** Approvals are added and never touched again. Finding: APPROVAL-APPEND-ONLY for each that was edited or removed. */
export function checkAppendOnly(changes: readonly Change[]): Finding[] {
  return changes
    .filter(({ path, before }) => before !== null && isApprovalPath(path))
    .map(({ path, after }) => ({
      severity: 'error',
      code: 'APPROVAL-APPEND-ONLY',
      message: `${path} was ${after === null ? 'removed' : 'edited'}; approvals are only ever added`,
      where: { path },
      fix: `git checkout HEAD -- ${path}`,
    }))
}
