// What somebody does who builds, which canaries and their look-alikes begin with.
import { progressPath } from '@helix/beacon'
import type { Ground } from './ground.ts'
import { type Changes, cycle, stamp } from './history.ts'

/** The message of a commit of the active step, which builds. */
export const built = `STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for sums of lists.\n\n${stamp}\n`

/** The same without its reason. */
export const unreasoned = `STEP[3/4] feat: add lists\n\n${stamp}\n`

/** A commit with this message. */
export function commits(message: string, changes: Changes | ((ground: Ground) => Changes)) {
  return (ground: Ground): void => {
    ground.commit(message, typeof changes === 'function' ? changes(ground) : changes)
  }
}

/** A commit that builds. */
export function builds(changes: Changes | ((ground: Ground) => Changes)) {
  return commits(built, changes)
}

/** The message that says that the step is done. */
export const done = `STEP[3/4] chore: finish BUILD\n\nWhy: it is built.\n\n${stamp}\nHelix-Done: BUILD\n`

/** Says so, in a commit that may bring more. */
export function finishes(ground: Ground, also: Changes = {}): void {
  ground.commit(done, { [progressPath]: ground.shown({ cycle, step: 'DONE' }), ...also })
}

/** Starts a cycle, in a commit that may bring more. */
export function starts(ground: Ground, also: Changes = {}, name = cycle): void {
  const message = `STEP[1/4] docs(spec): start ${name}\n\nWhy: people add.\n\nHelix-Start: ${name}\n`
  ground.commit(message, { [progressPath]: ground.shown({ cycle: name, step: 'SPEC_DRAFT' }), ...also })
}
