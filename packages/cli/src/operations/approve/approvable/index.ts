import type { Policy } from '@helix/core'
import type { Here } from '../../../repository/open.ts'
import type { Approvable } from './approvable.ts'
import { approvableAmendment } from './amendment.ts'
import { approvableFiles } from './files.ts'
import { approvableFinding } from './finding.ts'
import { approvablePosition } from './position.ts'
import { approvableSpec } from './spec.ts'
import { approvableStep } from './step.ts'

type Find = (here: Here, details: readonly string[], now: number) => Promise<Approvable>

/** Words of `helix approve` that mean the same everywhere, and how what they mean is found. */
const subjects: Readonly<Record<string, Find>> = {
  spec: approvableSpec,
  amendment: approvableAmendment,
  finding: approvableFinding,
  step: approvableStep,
  position: approvablePosition,
}

/** All words of `helix approve` here: beside those, each layer whose changes ask for approvals. */
export function subjectsOf({ layers }: Pick<Policy, 'layers'>): ReadonlyMap<string, Find> {
  const asking = layers.filter(({ approvals }) => approvals > 0).map(({ name }) => name)
  const ofLayers = asking.map((name): [string, Find] => [name, (here, _, now) => approvableFiles(here, name, now)])
  return new Map([...ofLayers, ...Object.entries(subjects)])
}
