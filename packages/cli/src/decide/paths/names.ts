import type { Change, Policy } from '@helix/core'
import { findUnsafePaths, foldPath } from '@helix/git'
import { layerOf } from '@helix/playbook'
import { isHidden } from './controls.ts'
import { entry, having, type PathRule } from './path-rule.ts'

/** Names that mean something else on another system; control characters have a rule of their own. */
export const names: PathRule = {
  codes: ['TREE-PATH', 'TREE-COLLISION'],
  check: (policy, { changes }) => [
    ...having(changes, ({ path }) => asksElsewhere(policy, path)).map(({ path }) =>
      entry('TREE-PATH', path, 'is a file that asks for an approval on systems that ignore case'),
    ),
    ...findUnsafePaths(having(changes, ({ path, before }) => before === null && !isHidden(path)).map(fileOf)),
  ],
}

/** Whether a path is one of a layer that asks for approvals, or of Helix's own, as systems read it that ignore case. */
function asksElsewhere(policy: Policy, path: string): boolean {
  const folded = foldPath(path)
  if (folded === path) return false
  const meant = layerOf(policy, folded)
  return meant !== layerOf(policy, path) && meant !== null && (meant.approvals > 0 || meant.name === 'helix')
}

function fileOf({ path, after }: Change): { path: string; mode: string } {
  return { path, mode: after?.mode ?? '' }
}
