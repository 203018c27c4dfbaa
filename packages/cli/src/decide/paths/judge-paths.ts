import type { Finding, Policy } from '@helix/core'
import type { CommitKind } from '../commit-kind.ts'
import { pathRules } from './index.ts'
import type { PathFacts, PathRule } from './path-rule.ts'

/** Whether a commit of this kind may change these paths: a finding for each that it may not. */
export function judgePaths(
  policy: Policy,
  { kind, ...facts }: Omit<PathFacts, 'kind'> & { kind: CommitKind },
  rules: readonly PathRule[] = pathRules,
): Finding[] {
  return kind === 'merge' ? [] : rules.flatMap((rule) => rule.check(policy, { kind, ...facts }))
}
