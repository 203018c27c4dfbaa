import { HelixError } from '@helix/core'
import { stepOf } from '@helix/playbook'
import { lintSpec, specTag } from '@helix/spec'
import { servedBefore, specAuthors } from '../../../measuring/evidence/spec-approvals.ts'
import type { Here } from '../../../repository/open.ts'
import { noSpec } from '../../../repository/spec/no-spec.ts'
import { specAt } from '../../../repository/spec/spec-at.ts'
import type { Standing } from '../../../repository/standing/standing.ts'
import type { Approvable } from './approvable.ts'

/** The spec as HEAD holds it. HelixErrors: approve/nothing (no spec), approve/not-ready (it does not pass lint). */
export async function approvableSpec(here: Here): Promise<Approvable> {
  const { git, head, standing } = here
  const { path } = standing.policy.spec
  const spec = await specAt(git, head, path)
  if (spec === null) throw noSpec('approve/nothing', here)
  const findings = lintSpec(spec)
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({ ...finding, where: { path, ...finding.where } }))
  if (findings.length > 0) {
    throw new HelixError('approve/not-ready', `${path} is not ready to be approved`, {
      findings,
      hint: 'helix spec lint',
    })
  }
  const past = { since: standing.specSince, path }
  const [authors, spent] = await Promise.all([
    specAuthors(git, { ...past, to: head }),
    servedBefore(git, { ...past, spec: spec.hash }),
  ])
  const next = awaits(standing) ? 'helix commit --done' : 'helix status'
  return { kind: 'spec', of: spec.hash, what: specTag(spec.hash), authors, spent, next }
}

/** Whether the active step closes with this approval. */
function awaits({ policy, position }: Standing): boolean {
  return position !== 'idle' && stepOf(policy, position.step).exit.some(({ gate }) => gate === 'approval')
}
