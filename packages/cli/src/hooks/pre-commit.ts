import type { Finding, Policy } from '@helix/core'
import { needs } from '@helix/gates'
import { alwaysAt, layerOf, progressPath } from '@helix/playbook'
import type { Io } from '../io.ts'
import { judgeTree } from '../measuring/judge-tree.ts'
import { candidateSituation } from '../measuring/situation.ts'
import { keepVerdicts } from '../repository/figures.ts'
import { type Candidate, readCandidate } from './candidate.ts'
import type { Hook } from './index.ts'
import { refuse } from './refuse.ts'

/** Runs the quick gates on exactly what is staged, in a folder of its own; the message's rules are commit-msg's. */
export const preCommit: Hook = async (_, io) => {
  const candidate = await readCandidate(io)
  if (candidate === null || candidate.merging) return 0
  const conditions = quickConditions(candidate)
  if (conditions.length === 0) return 0
  const { git, standing, tree } = candidate
  const situation = candidateSituation(standing, tree, false)
  const { verdicts } = await judgeTree(git, io, situation, {
    conditions,
    dependencies: 'linked',
    cached: true,
    onProgress: (what) => announce(io, what),
  })
  await keepVerdicts(git, tree, standing.policy, verdicts)
  const findings = verdicts.flatMap(({ outcome, findings: found }): Finding[] => (outcome === 'pass' ? [] : found))
  if (!findings.some(({ severity }) => severity === 'error')) return 0
  return refuse(io, { what: 'commit; your files are still staged', findings })
}

/** Conditions of `always` that need no command, or only quick ones; none where nothing is staged that a gate reads. */
function quickConditions({ standing, changes }: Candidate) {
  const { policy, position } = standing
  const ungated = changes.every(({ path }) => path === progressPath || isProse(policy, path))
  if (ungated) return []
  return alwaysAt(policy, position).filter((condition) =>
    needs(condition, policy).every((need) => need.what === 'run' && policy.commands[need.command]?.quick === true),
  )
}

/** Layers that hold no code: no gate's answer can change with them. */
function isProse(policy: Policy, path: string): boolean {
  return ['free', 'spec', 'helix'].includes(layerOf(policy, path)?.name ?? '')
}

function announce(io: Io, what: string): void {
  if (io.interactive) io.warn(`helix: ${what}\n`)
}
