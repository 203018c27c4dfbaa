export { decodeJudgement, encodeJudgement, judgementDigest, judgementPayload } from './record/judgement.ts'
export { signJudgement } from './record/sign-judgement.ts'
export { type ChainRecord, nextLink, passes, recordOf } from './chain/chain-record.ts'
export type { ChainFacts, ChainPolicy, ChainRule } from './chain/chain-rule.ts'
export { ancestryOf, type Ancestry } from './chain/ancestry.ts'
export { apartIn } from './chain/apart.ts'
export { checkChain } from './chain/check-chain.ts'
export { chainRules } from './chain/rules/index.ts'
export { type ChainPosition, foldChain, type PassedStep } from './chain/fold-chain.ts'
export {
  type ApplyTrailers,
  type DoneStep,
  positionAt,
  type PositionHere,
  type TrailedIncrement,
} from './chain/position-at.ts'
export { isRollback } from './chain/is-rollback.ts'
export { renderPosition, samePosition } from './chain/move.ts'
export { isApprovalPath } from './approvals/approval-path.ts'
export { approvalPath, approvalPayload, decodeApproval, encodeApproval } from './approvals/approval-file.ts'
export { approvalDigest, type ApprovalSubject } from './approvals/approval-digest.ts'
export { signApproval, withSignature } from './approvals/sign-approval.ts'
export {
  type ApprovalCount,
  type ApprovalPolicy,
  type ApprovalQuestion,
  countApprovals,
} from './approvals/count-approvals.ts'
export { isSamePerson } from './approvals/same-person.ts'
export type { HostReview } from './approvals/host-review.ts'
export { approvalsByReview, reviewReaders, type SeenDigest } from './approvals/host-reviews.ts'
export { waives, whyNeverWaived } from './approvals/waives.ts'
export { checkAppendOnly } from './approvals/check-append-only.ts'
export {
  type Bundle,
  bundleFormat,
  type BundleHeader,
  bundleLimits,
  type BundlePurpose,
  type BundleReading,
} from './bundle/bundle.ts'
export { encodeBundle } from './bundle/encode-bundle.ts'
export { decodeBundle } from './bundle/decode-bundle.ts'
export { type BundleSubject, checkHeader } from './bundle/check-header.ts'
export { rangeDigest } from './bundle/range-digest.ts'
export { openEnvelope, sealStatement, statementType } from './exports/envelope.ts'
export { verifyEnvelope } from './exports/verify-envelope.ts'
export { readStatement, statementsOf, type StatementSubject } from './exports/statement.ts'
export type { StatedRecord } from './exports/stated-record.ts'
export { type SarifOptions, sarifOf } from './exports/sarif.ts'
export { renderSigners, signedPayload, type SignedPayload, type SigningTime } from './exports/signature-files.ts'
export { namespaces } from './sshsig/namespaces.ts'
export { parsePrivateKey, type SshPrivateKey } from './sshsig/private-key.ts'
export { signSsh } from './sshsig/sign-ssh.ts'
export type { SignerQuestion } from './sshsig/find-signer.ts'
export { type SshClaim, type SshVerdict, verifySsh } from './sshsig/verify-ssh.ts'
export { parseAllowedSigners } from './sshsig/allowed-signers.ts'
export { codes } from './codes.ts'
