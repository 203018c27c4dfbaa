import type { CodeNote } from '@helix/core'
import { approvalCodes } from './approvals/codes.ts'
import { bundleCodes, bundleErrorCodes } from './bundle/codes.ts'
import { chainCodes } from './chain/codes.ts'
import { recordCodes } from './record/codes.ts'
import { signatureCodes } from './sshsig/codes.ts'

/** A note for every code that this package can produce. */
export const codes: Readonly<Record<string, CodeNote>> = {
  ...chainCodes,
  ...approvalCodes,
  ...signatureCodes,
  ...recordCodes,
  ...bundleCodes,
  ...bundleErrorCodes,
}
