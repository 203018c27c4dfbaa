// Tests that fail for a known reason, as files of a real project; which class is right was written before any of them ran.
import type { RedClassName } from '../../packages/gates/src/decide/red/classes.ts'

export interface Red {
  /** Why it fails; also the name of its file. */
  why: string
  right: RedClassName
  /** The whole file of the test. */
  text: string
}

export type Files = Readonly<Record<string, string>>
