import { packagingGlobs, policyGlobs } from '../compile/built-in-layers.ts'
import { compileGlob } from '../compile/globs.ts'
import { compileLayers } from '../compile/layers.ts'
import type { Playbook } from '../schema/playbook-schema.ts'

/** Whether a path belongs to the policy layer; without a playbook (null), by the globs that are built in. */
export function policyMatcher(playbook: Playbook | null): (path: string) => boolean {
  const policy = playbook === null ? undefined : compileLayers(playbook).find(({ name }) => name === 'policy')
  const patterns = (policy?.globs ?? [...policyGlobs, ...packagingGlobs]).map((glob) => new RegExp(compileGlob(glob)))
  return (path) => patterns.some((pattern) => pattern.test(path))
}
