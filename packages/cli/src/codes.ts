import type { CodeNote } from '@helix/core'
import { demoCodes } from './codes/demo.ts'
import { doctorCodes } from './codes/doctor.ts'
import { evidenceCodes } from './codes/evidence.ts'
import { guardCodes } from './codes/guard.ts'
import { judgingCodes } from './codes/judging.ts'
import { setupCodes } from './codes/setup.ts'
import { workCodes } from './codes/work.ts'

/** A note for every code that commands, hooks and operations produce. */
export const codes: Readonly<Record<string, CodeNote>> = {
  ...setupCodes,
  ...workCodes,
  ...judgingCodes,
  ...doctorCodes,
  ...guardCodes,
  ...demoCodes,
  ...evidenceCodes,
}
