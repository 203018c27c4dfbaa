import type { Here } from '../../../repository/open.ts'
import type { Approvable } from './approvable.ts'
import { approvableAmendment } from './amendment.ts'
import { approvableFiles } from './files.ts'
import { approvableFinding } from './finding.ts'
import { approvablePosition } from './position.ts'
import { approvableSpec } from './spec.ts'
import { approvableStep } from './step.ts'

/** Each word of `helix approve`, and how what it means is found. */
export const subjects: Readonly<
  Record<string, (here: Here, details: readonly string[], now: number) => Promise<Approvable>>
> = {
  spec: approvableSpec,
  amendment: approvableAmendment,
  policy: (here, _, now) => approvableFiles(here, 'policy', now),
  dependencies: (here, _, now) => approvableFiles(here, 'dependencies', now),
  finding: approvableFinding,
  step: approvableStep,
  position: approvablePosition,
}
