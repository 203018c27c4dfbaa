import type { CommandName } from '@helix/core'
import type { Exit, ProcessOptions } from '@helix/process'

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
