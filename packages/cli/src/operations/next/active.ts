import { type Finding, HelixError, type StepId } from '@helix/core'
import { treeOf } from '@helix/git'
import { oneOf } from '../../decide/one-of.ts'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import { readVerdicts } from '../../repository/figures.ts'
import type { Here } from '../../repository/open.ts'
import { blind } from './place/held-out.ts'

/** HelixError next/idle between cycles. */
export function requireActive({ standing }: Here): void {
  if (standing.position !== 'idle') return
  throw new HelixError('next/idle', 'no cycle is active, so there is no next increment', {
    hint: 'helix next --new "<idea>"',
  })
}

/** HelixError next/unknown-step for a name that no step of the playbook has. */
export function requireStep({ standing }: Here, until: StepId | undefined): void {
  const known = standing.policy.steps.map(({ id }) => id)
  if (until === undefined) return
  oneOf(known, until, 'next/unknown-step', {
    wrong: `${until} is no step of playbook.yml`,
    again: (meant = known.at(-1) ?? '') => `helix next --until ${meant}`,
  })
}

/** What the gates said of HEAD's tree, as far as they were asked, and as whoever works there may read it. */
export async function knownMissing(here: Here): Promise<Finding[]> {
  const { git, head, standing } = here
  const known = await readVerdicts(git, await treeOf(git, head), standing.policy)
  const failing = (known?.verdicts ?? []).filter(({ outcome }) => outcome !== 'pass')
  return blind(here, uniqueFindings(failing.flatMap(({ findings }) => findings)), failing)
}
