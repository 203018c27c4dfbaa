// Tests that fail for a known reason, as files of a real project; which class is right was written before any of them ran.
import type { RedClassName } from '../../packages/gates/src/decide/red/classes.ts'

export interface Red {
  /** Why it fails; also the name of its file. */
  why: string
  /** Null: there is no red to be judged, for it does not fail or its run proves nothing. */
  right: RedClassName | null
  /** It passes on a product that does nothing: its class is good, and the red bar refuses it all the same (RED-STUB-PASSES). */
  passesOnNothing?: true
  /** The whole file of the test. */
  text: string
  /** Where it lies, when not below `e2e` by its name. */
  path?: string
  /** Files beside it; they stand in the place of the product's of that path. */
  files?: Files
  /** It breaks, or changes, the run of the others. */
  alone?: boolean
  /** It breaks when its file is loaded; where that is not said, it is guessed. */
  loading?: boolean
  /** Packages, or programs by their path, without which it is left out. */
  needs?: readonly string[]
}

export type Files = Readonly<Record<string, string>>
