import type { Digest } from '@helix/core'
import { approvalsFolder } from '../approvals/approval-path.ts'

/** Digest that an approval's file name claims. */
export function approvalName(path: string): Digest {
  return path.slice(approvalsFolder.length, -'.json'.length)
}
