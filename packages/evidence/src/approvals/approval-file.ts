import { type Approval, canonicalJson, HelixError, sha256 } from '@helix/core'
import { decodeCanonical, type RecordKind } from '../record/decode-json.ts'
import { approval as shape } from '../record/decoders.ts'
import { approvalsFolder } from './approval-path.ts'

const kind: RecordKind<Approval> = {
  name: 'an approval',
  code: 'evidence/approval-malformed',
  decode: shape,
  end: '\n',
}

/** What a signature of an approval covers, and what its file is named after: canonical JSON with `signature: null`. */
export function approvalPayload(approval: Approval): string {
  return canonicalJson({ ...approval, signature: null })
}

/** `.helix/approvals/<SHA-256 of the payload>.json`. */
export function approvalPath(approval: Approval): string {
  return `${approvalsFolder}${sha256(approvalPayload(approval))}.json`
}

/** The bytes of an approval's file: canonical JSON and a newline. */
export function encodeApproval(approval: Approval): string {
  return `${canonicalJson(approval)}\n`
}

/**
 * Reads an approval's file. Throws HelixError `evidence/approval-malformed` (shape, spelling, a waiver without an end, a
 * review that only the host can tell)
 * or `evidence/approval-name` when the file is not named after what it holds.
 */
export function decodeApproval(bytes: string | Uint8Array, path: string): Approval {
  const approval = decodeCanonical(kind, bytes, path)
  if (approval.kind === 'finding' && approval.until === undefined) {
    throw new HelixError(kind.code, `${path} waives a finding without an end`, {
      hint: 'approve it again with --until <date>',
      where: { path },
    })
  }
  if (approval.review !== undefined) {
    throw new HelixError(kind.code, `${path} claims a review on ${approval.review.host}`, {
      hint: 'reviews are read from the host by CI; remove the file, or approve with a key',
      where: { path },
    })
  }
  const asked = approvalPath(approval)
  if (path !== asked) {
    throw new HelixError('evidence/approval-name', `${path} holds the approval whose file is ${asked}`, {
      hint: 'approvals are never edited: restore the file, and approve anew',
      where: { path },
    })
  }
  return approval
}
