import { HelixError } from '@helix/core'
import { authorsOf } from '@helix/git'
import { lintSpec, specTag } from '@helix/spec'
import type { Here } from '../../repository/open.ts'
import { specAt } from '../../repository/spec-at.ts'
import type { Approvable } from './approvable.ts'

/** The spec as HEAD holds it. HelixErrors: approve/nothing (no spec), approve/not-ready (it does not pass lint). */
export async function approvableSpec({ git, head, standing }: Here): Promise<Approvable> {
  const { path } = standing.policy.spec
  const spec = await specAt(git, head, path)
  if (spec === null)
    throw new HelixError('approve/nothing', `HEAD has no ${path}`, { hint: 'helix next --new "<idea>"' })
  const findings = lintSpec(spec).filter(({ severity }) => severity === 'error')
  if (findings.length > 0) {
    throw new HelixError('approve/not-ready', `${path} is not ready to be approved`, {
      findings,
      hint: 'helix spec lint',
    })
  }
  const from = standing.cycleStart
  const authors = from === null ? [] : await authorsOf(git, { from, to: head, path })
  return { kind: 'spec', of: spec.hash, what: specTag(spec.hash), authors }
}
