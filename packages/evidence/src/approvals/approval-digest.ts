import {
  canonicalJson,
  type CycleName,
  type Digest,
  type Finding,
  type Oid,
  type Position,
  sha256,
  type StepId,
} from '@helix/core'

/** What a person says yes to. */
export type ApprovalSubject =
  /** The spec's hash, or an amendment's digest. */
  | { kind: 'spec'; spec: Digest }
  /** Protected (or dependency) files going from one digest to another. */
  | { kind: 'policy'; from: Digest; to: Digest }
  /**
   * One finding of one commit; without a commit, of any (a flaky test, for instance) until the waiver ends. `bytes`: the blob that the file
   * has there (null: none), where it is about what a commit makes of a file.
   */
  | { kind: 'finding'; finding: Pick<Finding, 'code' | 'where'>; commit: Oid | null; bytes?: Oid | null | undefined }
  /** A move back; `since` is the digest of the judgement that made `from` the position, so that a yes serves once. */
  | { kind: 'position'; from: Position; to: Position; since: Digest }
  /** The work of a step of a cycle, by the digest of its files. */
  | { kind: 'step'; cycle: CycleName; step: StepId; work: Digest }
  /** A model's digest. */
  | { kind: 'model'; model: Digest }

/** The `of` of an approval for this subject. */
export function approvalDigest(subject: ApprovalSubject): Digest {
  if (subject.kind === 'spec') return subject.spec
  if (subject.kind === 'model') return subject.model
  if (subject.kind !== 'finding') return sha256(canonicalJson(subject))
  const { finding, commit, bytes } = subject
  const { code, where } = finding
  const seen = bytes === undefined ? {} : { bytes }
  return sha256(canonicalJson({ kind: 'finding', code, where: place(where, commit), commit, ...seen }))
}

/** Lines move between commits: a waiver for any commit names path and name only. */
function place(where: Finding['where'], commit: Oid | null): Finding['where'] | null {
  if (where === undefined) return null
  if (commit !== null) return where
  const { line: _line, column: _column, ...lasting } = where
  return lasting
}
