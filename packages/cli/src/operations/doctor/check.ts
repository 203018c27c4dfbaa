import type { HelixError, Oid, Policy } from '@helix/core'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'

/** What is examined. What could not be opened is null, with the reason in the check that owns the question. */
export interface Patient {
  io: Io
  git: Git | HelixError
  head: Oid | null
  /** The text of the working tree's playbook; null where there is none. */
  playbook: string | null
  /** Of the working tree; null where there is no playbook that can be used. */
  policy: Policy | null
  /** Ask the model's endpoint, which costs a few tokens. */
  probeModel: boolean
}

export interface Examined {
  /** unconfirmed: nobody could be asked, so nothing is said of it. */
  state: 'ok' | 'warning' | 'problem' | 'unconfirmed'
  /** What was found, a short clause. */
  found: string
  /** A command to paste, or one imperative sentence. */
  fix?: string
  /** What was measured, for `--json`. */
  report?: object
}

/** One question about this clone and this machine; null where it does not apply. */
export interface Check {
  name: string
  /** What `helix why` explains. */
  code: string
  run(patient: Patient): Promise<Examined | null>
}

export const ok = (found: string): Examined => ({ state: 'ok', found })
export const warning = (found: string, fix: string): Examined => ({ state: 'warning', found, fix })
export const problem = (found: string, fix: string): Examined => ({ state: 'problem', found, fix })

export const unconfirmed = (why: string, fix: string): Examined => ({ state: 'unconfirmed', found: why, fix })

/** An error as a finding of the check that ran into it. */
export function problemOf({ message, hint, code }: HelixError): Examined {
  return problem(message, hint ?? `helix why ${code}`)
}
