import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError, shellWord } from '@helix/core'
import type { Here } from '../open.ts'

/** Drafts a requirement, and the file where there is none. */
export const draftSpec = 'helix spec add "<what should be, for whom>"'

/** HEAD has no spec, and what brings one: the commit of the one that lies in the working tree, else what begins it. */
export function noSpec(code: 'approve/nothing' | 'spec/no-file', { git, standing }: Here): HelixError {
  const { path } = standing.policy.spec
  if (existsSync(join(git.root, path))) {
    const hint = `git add ${shellWord(path)} && git commit -m "docs(spec): <what>" -m "<why>"`
    return new HelixError(code, `${path} is in no commit yet`, { hint })
  }
  const hint = standing.position === 'idle' ? 'helix next --new "<idea>"' : draftSpec
  return new HelixError(code, `HEAD has no ${path}`, { hint })
}
