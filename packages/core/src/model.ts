// The data model that every package shares. Values only: no behaviour, no environment.
import type { Finding } from './finding.ts'

/** A git object id: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
export type Oid = string
/** A SHA-256 of bytes, 64 lower-case hex digits. */
export type Digest = string
/** A step's or lane's id as the playbook spells it: `DOMAIN_LOGIC`, `fix`. */
export type StepId = string
export type LayerName = string
export type CommandName = string
export type ServiceName = string
/** One trip through the playbook for one feature, in kebab case: `checkout-discounts`. */
export type CycleName = string
/** A full reference name: `refs/heads/main`. */
export type RefName = string
/** Who signed or approved: an allowed-signers principal, or an email address where nothing is signed. */
export type Principal = string

export const gateNames = [
  'spec', 'approval', 'red-bar', 'tests', 'command', 'coverage', 'mutation', 'property',
  'stubs', 'layers', 'integrity', 'trace', 'smoke', 'perf', 'release',
] as const // prettier-ignore
export type GateName = (typeof gateNames)[number]

/** What a condition asks of its gate, already checked against the gate's own schema. */
export type Params = Readonly<Record<string, unknown>>
/** What a gate measured: plain JSON, keys in the field's words (`passed`, `patch`, `survived`). */
export type Facts = Readonly<Record<string, unknown>>

/** A gate with parameters. `of` names the command whose report the gate reads. */
export interface Condition {
  gate: GateName
  of?: CommandName
  asked: Params
}

/** A step of the playbook; without a number it is a lane. */
export interface Step {
  id: StepId
  number?: number
  opens: LayerName[]
  exit: Condition[]
  /** Layers that whoever works in it for Helix neither sees nor writes. */
  heldOut?: LayerName[]
  /** A person looks before it closes: must (then its exit asks for the approval, too), or may. */
  review?: 'optional' | 'required'
}

/** A named set of paths. The first layer whose pattern matches a path owns it. */
export interface Layer {
  name: LayerName
  /** The globs as the playbook spells them. */
  globs: string[]
  /** Sources of regular expressions compiled from the globs, so that hooks need no glob library. */
  patterns: string[]
  /** How many approvals a change needs; 0 for none. */
  approvals: number
  /** Open whatever step is active. */
  always: boolean
}

/** One line of `.helix/allowed_signers`. */
export interface Signer {
  principal: Principal
  namespaces: string[]
  /** `ssh-ed25519 AAAA…` without comment. */
  key: string
  validAfter?: number
  validBefore?: number
}

/** Where a branch stands: in a step of a cycle, or between cycles. */
export type Position = 'idle' | { cycle: CycleName; step: StepId }

/** The `STEP[4/7]` prefix of a commit; null for a commit of a lane and for unlabelled commits. */
export type Label = { number: number; of: number } | null

export interface Trailer {
  key: string
  value: string
}

/** One line below `Validation:`. */
export interface Figure {
  name: string
  text: string
}

/** A commit message, parsed. Absent parts are null or empty; what is malformed is for the rules to say. */
export interface Message {
  /** The message as stored. */
  text: string
  label: Label
  /** Conventional Commits type in the writer's letter case; '' when the header does not parse. */
  type: string
  scope: string | null
  breaking: boolean
  description: string
  why: string | null
  change: string | null
  validation: Figure[]
  /** Body text outside the three sections. */
  body: string
  trailers: Trailer[]
}

export interface Blob {
  /** `100644`, `100755`, `120000` (link) or `160000` (gitlink). */
  mode: string
  oid: Oid
}

/** One path that differs from one parent. Renames are a deletion and an addition. */
export interface Change {
  path: string
  /** Which parent it is compared with: 0 for the first. */
  parent: number
  before: Blob | null
  after: Blob | null
}

/** One commit as Helix sees it. `spec` is the hash of the spec in its own tree, '' where there is none. */
export interface Increment {
  commit: Oid
  parents: Oid[]
  tree: Oid
  spec: Digest
  label: Label
  start?: CycleName
  done?: StepId
  lane?: StepId
  author: Principal
  message: Message
  changes: Change[]
}

export type Outcome = 'pass' | 'fail' | 'missing'

/** What one condition found for one tree under one policy. */
export interface Verdict {
  condition: Condition
  tree: Oid
  policy: Digest
  outcome: Outcome
  measured: Facts
  /** Digests of the raw reports that the verdict was read from. */
  reports: Digest[]
  findings: Finding[]
}

export interface Signature {
  principal: Principal
  namespace: string
  /** Armored SSHSIG. */
  armored: string
}

export const approvalKinds = ['spec', 'policy', 'finding', 'position', 'model'] as const
export type ApprovalKind = (typeof approvalKinds)[number]

/** A service that holds repositories, runs their jobs and takes reviews. */
export const hostNames = ['github', 'gitlab'] as const
export type HostName = (typeof hostNames)[number]

/** The review on a host that an approval was read from. */
export interface ReviewMark {
  host: HostName
  /** The host's own id of it. */
  id: string
  /** The commit that the reviewer saw. */
  saw: Oid
}

export interface Approval {
  kind: ApprovalKind
  /** Digest of what is approved. */
  of: Digest
  by: Principal
  why: string
  /** Only where CI handed the host's reviews in: such an approval is in no file, and the judgement that it counts for holds it. */
  review?: ReviewMark
  /** Seconds since the epoch after which a waiver no longer counts. */
  until?: number
  signature: Signature | null
}

/** How author code was kept apart while it was measured. */
export interface Isolation {
  kind: 'none' | 'process' | 'namespaces' | 'machine'
  detail: string
}

/** One record of the chain; sequence 0 is genesis. */
export interface Judgement {
  sequence: number
  previous: Digest | null
  ref: RefName
  base: Oid
  subject: { commit: Oid; tree: Oid }
  spec: Digest
  policy: Digest
  /** Digest of the verifier that judged. */
  verifier: Digest
  isolation: Isolation
  from: Position
  to: Position
  verdicts: Verdict[]
  approvals: Approval[]
  signature: Signature | null
}
