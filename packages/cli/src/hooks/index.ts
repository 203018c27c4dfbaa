import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { commitMsg } from './commit-msg.ts'
import { requireFoundRepository } from './found-repository.ts'
import type { Hook } from './hook.ts'
import { preCommit } from './pre-commit.ts'
import { prepareCommitMsg } from './prepare-commit-msg.ts'

const hooks: Readonly<Record<string, Hook>> = {
  'pre-commit': preCommit,
  'prepare-commit-msg': prepareCommitMsg,
  'commit-msg': commitMsg,
  'pre-push': async (args, io) => (await import('./pre-push.ts')).prePush(args, io),
  'reference-transaction': async (args, io) =>
    (await import('./reference-transaction.ts')).referenceTransaction(args, io),
}

/** Runs a hook as git calls it. HelixErrors hook/unknown, hook/other-repository. */
export async function runHook([name = '', ...args]: readonly string[], io: Io): Promise<0 | 1> {
  const hook = hooks[name]
  if (hook === undefined) {
    throw new HelixError('hook/unknown', `there is no hook "${name}"; known: ${Object.keys(hooks).join(', ')}`, {
      hint: 'helix doctor',
    })
  }
  // The guard is about the clone that it was written for, wherever git was called.
  if (name !== 'reference-transaction') requireFoundRepository(io)
  return hook(args, io)
}
