import type { CodeNote } from '@helix/core'
import { amendCodes } from './codes/amend.ts'
import { approveCodes } from './codes/approve.ts'
import { commitCodes } from './codes/commit.ts'
import { demoCodes } from './codes/demo.ts'
import { doctorCodes } from './codes/doctor.ts'
import { evidenceCodes } from './codes/evidence.ts'
import { guardCodes } from './codes/guard.ts'
import { judgingCodes } from './codes/judging.ts'
import { nextCodes } from './codes/next.ts'
import { setupCodes } from './codes/setup.ts'
import { trailCodes } from './codes/trail.ts'

/** A note for every code that commands, hooks and operations produce. */
export const codes: Readonly<Record<string, CodeNote>> = {
  ...setupCodes,
  ...commitCodes,
  ...nextCodes,
  ...approveCodes,
  ...amendCodes,
  ...trailCodes,
  ...judgingCodes,
  ...doctorCodes,
  ...guardCodes,
  ...demoCodes,
  ...evidenceCodes,
}
