import type { Finding, Policy } from '@helix/core'
import { layerOf, mayTouch, progressPath } from '@helix/playbook'
import type { PathFacts, PathRule } from './path-rule.ts'

/** What no step has opened, what is frozen, and what only its own way changes. */
export const layers: PathRule = {
  codes: ['LAYER-CLOSED', 'LAYER-FROZEN', 'LAYER-SPEC', 'LAYER-POLICY', 'LAYER-HELIX', 'PROGRESS-HAND'],
  check: (policy, facts) =>
    ['done', 'step', 'lane', 'amendment'].includes(facts.kind) ? judgeOpen(policy, facts) : [],
}

function judgeOpen(policy: Policy, facts: PathFacts): Finding[] {
  const { kind, position, lane, changes, unfrozen, reconciled, mergedOnto } = facts
  const keeps = policy.lanes.some(({ id }) => id === 'keep')
  return [...new Set(changes.map(({ path }) => path))]
    .filter((path) => !(kind === 'done' && path === progressPath))
    .filter((path) => !(kind === 'amendment' && layerOf(policy, path)?.name === 'spec'))
    .flatMap((path) => {
      const finding = mayTouch(policy, position, path, lane)
      if (finding === null || (finding.code === 'LAYER-FROZEN' && unfrozen.has(path))) return []
      // Whether it says what the branches say is judged by its requirements.
      if (reconciled.has(path) && finding.code === 'LAYER-SPEC') return []
      if (finding.code === 'LAYER-SPEC' && mergedOnto !== undefined) {
        return [specInMerge(path, `git rebase ${mergedOnto.slice(0, 12)}`)]
      }
      if (keeps && reconciled.has(path) && mayTouch(policy, position, path, 'keep') === null) return []
      return [finding]
    })
}

/** A merge in which somebody says what the spec holds: that is for an amendment to say, which is drafted on the other one. */
export function specInMerge(path: string, rebase: string): Finding {
  const message = `${path}: this merge says what the spec holds, which is for an amendment to say, drafted anew on the other one`
  return {
    severity: 'error',
    code: 'LAYER-SPEC',
    message,
    where: { path },
    fix: `${rebase}, then: helix amend redraft`,
  }
}
