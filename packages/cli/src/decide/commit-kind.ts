import type { CommitKind as MessageKind } from '@helix/commits'
import type { Label, Layer, Policy, Position, StepId } from '@helix/core'
import { inferLane, labelOf, laneMisfit, layerOf } from '@helix/playbook'
import { isApprovalPath } from '@helix/evidence'

/** What a commit is to the rules; the first that fits. */
export type CommitKind =
  /** Equal to what git's own merge makes. */
  | 'merge'
  | 'start'
  | 'done'
  /** Protected files, alone with their approvals. */
  | 'policy'
  /** Only approvals. */
  | 'approvals'
  /** A change of the spec outside SPEC_DRAFT, with its ADR. */
  | 'amendment'
  | 'step'
  | 'lane'

export interface KindFacts {
  paths: readonly string[]
  /** Conventional Commits type in lower case; `spec` outside SPEC_DRAFT makes an amendment. */
  type: string
  automaticMerge?: boolean
  /** The lane that the message asks for. */
  lane?: StepId | undefined
  start?: string | undefined
  done?: string | undefined
  /** Frozen test files that an amendment opened. */
  unfrozen?: ReadonlySet<string> | undefined
}

/** What a commit is, and with it where it is judged: by paths, type and trailers; never by a label it gives itself. */
export interface Sorted {
  kind: CommitKind
  lane: StepId | null
  label: Label
  /** Why the lane that the message asks for does not fit. */
  laneReason?: string
}

/** Sorts a commit made at a position; of those that leave it where it is, a protected path makes a policy commit whatever the message says. */
export function sortCommit(policy: Policy, position: Position, facts: KindFacts): Sorted {
  const kind = kindOf(policy, position, facts)
  if (kind === 'start') return { kind, lane: null, label: { number: 1, of: policy.steps.length } }
  if (kind !== 'step') return { kind, lane: null, label: carriesLabel(kind) ? labelOf(policy, position) : null }
  const laneFacts = { type: facts.type, paths: facts.paths, asked: facts.lane, unfrozen: facts.unfrozen }
  const lane = inferLane(policy, position, laneFacts)
  const misfit = facts.lane === undefined ? null : laneMisfit(policy, facts.lane, laneFacts)
  return {
    ...(lane === null ? { kind, lane, label: labelOf(policy, position) } : { kind: 'lane', lane, label: null }),
    ...(misfit !== null && { laneReason: misfit }),
  }
}

function kindOf(
  policy: Policy,
  position: Position,
  { paths, type, automaticMerge, start, done }: KindFacts,
): CommitKind {
  if (automaticMerge) return 'merge'
  // What moves the position stands alone, whatever it brings.
  if (start !== undefined) return 'start'
  if (done !== undefined) return 'done'
  const layers = paths.map((path) => layerOf(policy, path)?.name)
  if (layers.includes('policy')) return 'policy'
  if (paths.length > 0 && paths.every(isApprovalPath)) return 'approvals'
  return type === 'spec' && !opensSpec(policy, position) ? 'amendment' : 'step'
}

/** Whether the spec is open at a position: in the step that opens it, and in no other. */
export function opensSpec(policy: Policy, position: Position): boolean {
  return position !== 'idle' && (policy.steps.find(({ id }) => id === position.step)?.opens.includes('spec') ?? false)
}

function carriesLabel(kind: CommitKind): boolean {
  return kind === 'start' || kind === 'done' || kind === 'amendment'
}

/** The kind as the message rules know it. */
export function messageKind(kind: CommitKind): MessageKind {
  if (kind === 'merge' || kind === 'lane') return kind
  return kind === 'policy' || kind === 'approvals' ? 'policy' : 'step'
}

/** The names of the layers, each once; for people. */
export function layerNames(layers: readonly (Layer | null)[]): string[] {
  return [...new Set(layers.flatMap((layer) => (layer === null ? [] : [layer.name])))]
}
