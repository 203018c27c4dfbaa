import type { Policy } from '@helix/core'
import { layerOf } from '@helix/playbook'
import { entry, having, type PathRule } from './path-rule.ts'

/** What a link or a gitlink leads to lies outside of the commit's own files: no layer can judge it. */
export const links: PathRule = {
  codes: ['PATH-LINK'],
  check: (_, { changes }) =>
    having(changes, ({ after }) => after?.mode === '120000').map(({ path }) =>
      entry('PATH-LINK', path, 'is a symbolic link; its target would escape the layers'),
    ),
}

export const gitlinks: PathRule = {
  codes: ['PATH-GITLINK'],
  check: (policy, { changes }) =>
    having(changes, ({ path, after }) => after?.mode === '160000' && !isAskedFor(policy, path)).map(({ path }) =>
      entry('PATH-GITLINK', path, 'is a submodule; its files would escape the layers'),
    ),
}

/** A gitlink names one commit for good, so a person who says yes to it says yes to its files. */
function isAskedFor(policy: Policy, path: string): boolean {
  const layer = layerOf(policy, path)
  return layer !== null && layer.approvals > 0 && layer.name !== 'policy'
}
