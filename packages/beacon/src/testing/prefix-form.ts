import type { CycleName, Label, Oid, Position, Step, StepId } from '@helix/core'
import { type Git, log } from '@helix/git'
import type { BeaconForm } from '../shown/shown-form.ts'

/** What a commit message says about the position. */
export interface Marks {
  label: Label
  start?: CycleName
  done?: StepId
}

/**
 * The position as the labels alone: nothing is written beside the commits. It is read from the newest commit that says
 * something, and the cycle's name from the newest Start. `parseMarks` reads one commit message.
 */
export function prefixForm(git: Git, steps: readonly Step[], parseMarks: (message: string) => Marks): BeaconForm {
  return {
    name: 'prefix',
    files: () => new Map(),
    show: async () => {}, // the commit's own message shows it
    read: async (commit: Oid) => {
      const marks = (await log(git, { to: commit })).map(({ message }) => parseMarks(message))
      const cycle = marks.findLast(({ start }) => start !== undefined)?.start
      const last = marks.findLast(
        ({ label, start, done }) => label !== null || start !== undefined || done !== undefined,
      )
      return cycle === undefined || last === undefined ? null : positionOf(steps, cycle, last)
    },
  }
}

function positionOf(steps: readonly Step[], cycle: CycleName, { label, done }: Marks): Position | null {
  const numbered = steps.filter(({ number }) => number !== undefined)
  const here = done === undefined ? (label?.number ?? 1) - 1 : numbered.findIndex(({ id }) => id === done) + 1
  if (here === numbered.length && done !== undefined) return 'idle'
  const step = numbered[here]?.id
  return step === undefined ? null : { cycle, step }
}
