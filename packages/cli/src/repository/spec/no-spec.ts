import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError, shellWord } from '@helix/core'
import type { Git } from '@helix/git'
import type { Here } from '../open.ts'

/** Drafts a requirement, and the file where there is none. */
export const draftSpec = 'helix spec add "<what should be, for whom>"'

/** What brings a spec that no commit has: a commit of the one that lies in the working tree; null where none does. */
export function bringsSpec({ root }: Git, path: string): string | null {
  return existsSync(join(root, path))
    ? `git add ${shellWord(path)} && git commit -m "docs(spec): <what>" -m "<why>"`
    : null
}

/** HEAD has no spec, and what brings one, else what begins it. */
export function noSpec(code: 'approve/nothing' | 'spec/no-file', { git, standing }: Here): HelixError {
  const { path } = standing.policy.spec
  const brings = bringsSpec(git, path)
  if (brings !== null) return new HelixError(code, `${path} is in no commit yet`, { hint: brings })
  const hint = standing.position === 'idle' ? 'helix next --new "<idea>"' : draftSpec
  return new HelixError(code, `HEAD has no ${path}`, { hint })
}
