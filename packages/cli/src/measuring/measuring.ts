import type { Isolation } from '@helix/core'
import type { Git } from '@helix/git'
import type { Io } from '../io.ts'
import { type Measured, measureTree, type MeasureHow, type MeasureRequest } from './measure.ts'

/** Where measurements come from: made here, or read out of the bundle of another job. */
export interface Measuring {
  /** How author code is kept apart there. */
  isolation: Isolation
  /** Made here: hooks may write its figures into messages. */
  own: boolean
  measure: (request: MeasureRequest) => Promise<Measured>
}

/** What the process runner gives every command. */
const processGroups: Isolation = {
  kind: 'process',
  detail: 'own process groups and scrubbed environment; no namespaces',
}

/** Measurements made here, each tree in a folder of its own. */
export function measuringHere(git: Git, io: Io, how: MeasureHow): Measuring {
  return { isolation: processGroups, own: true, measure: (request) => measureTree(git, io, request, how) }
}
