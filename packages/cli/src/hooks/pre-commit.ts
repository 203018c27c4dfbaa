import type { Policy } from '@helix/core'
import { layerOf, progressPath } from '@helix/playbook'
import { type Candidate, readCandidate } from './candidate.ts'
import type { Hook } from './hook.ts'

/** Runs the quick gates where something is staged that a gate reads; the message's rules are commit-msg's. */
export const preCommit: Hook = async (_, io) => {
  const candidate = await readCandidate(io)
  if (candidate === null || candidate.merging || isUngated(candidate)) return 0
  const [{ judgeQuickly }, { refuse }] = await Promise.all([import('./quick-gates.ts'), import('./refuse.ts')])
  const findings = await judgeQuickly(io, candidate)
  if (!findings.some(({ severity }) => severity === 'error')) return 0
  return refuse(io, { what: 'commit; your files are still staged', findings })
}

function isUngated({ standing: { policy }, changes }: Candidate): boolean {
  return changes.every(({ path }) => path === progressPath || isProse(policy, path))
}

/** Layers that hold no code: no gate's answer can change with them. */
function isProse(policy: Policy, path: string): boolean {
  return ['free', 'spec', 'helix'].includes(layerOf(policy, path)?.name ?? '')
}
