import type { CommandName, ErrorCode, Finding } from '@helix/core'
import type { Exit, ProcessOptions } from '@helix/process'
import type { RunLog } from '../log/entries.ts'
import type { Resume } from '../log/resume.ts'
import type { KnownPrice } from '../price/known-price.ts'
import type { Spent } from '../model/usage.ts'

/** Limits of one run; whichever is reached first ends it. */
export interface Budget {
  /** Requests to the model. */
  steps: number
  /** Input and output tokens together. */
  tokens: number
  /** US dollars; binding only where the price is known. */
  money: number
  minutes: number
}

/** What a driver is asked to do: one increment. */
export interface Assignment {
  /** ULID of the run; see `newRunId`. */
  runId: string
  /** The user message: `renderBrief`. */
  brief: string
  /** The system message: `renderRules`. */
  rules: string
  /** As commits show it: `STEP[4/7] DOMAIN_LOGIC`. */
  step: string
  /** `spec@<12 hex>`, or '' where there is no spec yet. */
  spec: string
  /** The commit that the worktree started from. */
  base: string
  budget: Budget
  price?: KnownPrice
  /** The commit to propose where whoever works says nothing about it. */
  unsaid: Proposal
  /** Continues a killed run; see `resumeFrom`. */
  resume?: Resume
}

/** A commit that the agent proposes; Helix composes the message and decides. */
export interface Proposal {
  type: string
  scope?: string
  description: string
  why: string
  change: string
  covers: string[]
  /** The agent holds that the step's exit is met. */
  stepComplete: boolean
}

export interface Workspace {
  /** Absolute path of the worktree. */
  root: string
  /** Why a path (relative, `/` as separator) may not be written; null when it may. */
  mayWrite(path: string): Finding | null
}

/** What keeps the programs of a run apart, for the log and for whoever asks. */
export interface SandboxNote {
  /** `off`: the playbook wants none; `none`: there is none to be had here. */
  kind: 'namespaces' | 'off' | 'none'
  network: 'none' | 'shared'
  /** With what, or why not. */
  detail: string
}

/** Where the programs of a run work: the worktree, with or without a sandbox around it. */
export interface Enclosure {
  sandbox: SandboxNote
  run(options: ProcessOptions): Promise<Exit>
}

/** Commands of the playbook, as whoever works may run them. */
export interface Commands {
  names: readonly CommandName[]
  /** Runs one in the worktree: how it ended, in words, and the end of what it printed. */
  run(name: CommandName): Promise<{ ending: string; output: string }>
}

/** Progress for whoever watches; nothing depends on it. */
export type RunEvent =
  /** A run that was killed goes on, after so many requests (starts, of a program). */
  | { kind: 'resumed'; run: string; requests: number }
  | { kind: 'request'; step: number; of: number }
  | { kind: 'receiving'; characters: number }
  | { kind: 'retry'; why: string }
  /** What the model says beside its calls. */
  | { kind: 'said'; text: string }
  | { kind: 'tool'; name: string; path?: string; ok: boolean }
  | { kind: 'findings'; findings: Finding[] }
  | { kind: 'nudge'; why: string }
  | { kind: 'pruned'; outputs: number; rounds: number }
  /** What the run has used up, and its limits. */
  | { kind: 'usage'; spent: Spent; of: Budget }
  /** A program is started, for the first time or with what was refused. */
  | { kind: 'start'; round: number; argv: readonly string[] }
  /** A line that it printed. */
  | { kind: 'heard'; text: string }

/** What a run needs from Helix; the agent itself knows nothing of git, gates or the playbook. */
export interface RunPorts {
  workspace: Workspace
  /** Runs the gates that apply; [] when all pass. */
  check(signal: AbortSignal): Promise<Finding[]>
  /** Judges a proposal; [] accepts it. */
  finished(proposal: Proposal, signal: AbortSignal): Promise<Finding[]>
  /** The git tree of what the worktree holds now. */
  tree(): Promise<string>
  log: RunLog
  /** Where programs are started. */
  enclosure: Enclosure
  commands: Commands
  /** Undoes what programs wrote where it is not open; answers what that was. */
  putBack(): Promise<Finding[]>
  onEvent?: (event: RunEvent) => void
  signal?: AbortSignal
}

export type Ending =
  | { kind: 'increment'; proposal: Proposal }
  | { kind: 'amendment'; why: string; spec: string }
  /** An honest stop: `findings` are what is left to do. */
  | { kind: 'stopped'; code: ErrorCode; reason: string; hint?: string; findings: Finding[] }

export type RunOutcome = Ending & { spent: Spent }

/**
 * Does one increment in a worktree. A driver never commits and never decides whether work is good: it proposes.
 * What the model or its server gets wrong ends in a `stopped` outcome; HelixErrors of the ports pass through, and the
 * run can then be resumed from its log.
 */
export interface AgentDriver {
  name: string
  run(assignment: Assignment, ports: RunPorts): Promise<RunOutcome>
}
