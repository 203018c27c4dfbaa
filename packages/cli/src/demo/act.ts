/** Who sits at the keyboard. Nobody approves own work, so there are two. */
export interface Person {
  name: string
  email: string
}

export interface RunAct {
  kind: 'run'
  by: Person
  /** As it is typed: `helix`, `git` or another program that is on the PATH. */
  argv: readonly string[]
  /** A finding's code: the command must be refused for it and nothing else. Without it the command must succeed. */
  refused?: string
  /** Codes of gates that must be seen refusing before the command succeeds. */
  mends?: readonly string[]
}

/** Somebody writes a file by hand. */
export interface WriteAct {
  kind: 'write'
  by: Person
  path: string
  text: string
}

/** One thing that happens on the stage. */
export type Act = { kind: 'say'; text: string } | RunAct | WriteAct

/** A part of the demo with a heading and a clock of its own. */
export interface Scene {
  title: string
  acts: readonly Act[]
}
