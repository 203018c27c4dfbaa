import { HelixError } from '@helix/core'
import type { Io } from '../io.ts'
import { requireFoundRepository } from './found-repository.ts'

/** A hook answers its exit code: 0 lets git go on. */
export type Hook = (args: readonly string[], io: Io) => Promise<0 | 1>

const hooks: Readonly<Record<string, () => Promise<Hook>>> = {
  'pre-commit': async () => (await import('./pre-commit.ts')).preCommit,
  'prepare-commit-msg': async () => (await import('./prepare-commit-msg.ts')).prepareCommitMsg,
  'commit-msg': async () => (await import('./commit-msg.ts')).commitMsg,
  'pre-push': async () => (await import('./pre-push.ts')).prePush,
  'reference-transaction': async () => (await import('./reference-transaction.ts')).referenceTransaction,
}

/** Runs a hook as git calls it. HelixErrors hook/unknown, hook/other-repository. */
export async function runHook([name = '', ...args]: readonly string[], io: Io): Promise<0 | 1> {
  const load = hooks[name]
  if (load === undefined) {
    throw new HelixError('hook/unknown', `there is no hook "${name}"; known: ${Object.keys(hooks).join(', ')}`, {
      hint: 'helix doctor',
    })
  }
  // The guard is about the clone that it was written for, wherever git was called.
  if (name !== 'reference-transaction') requireFoundRepository(io)
  return (await load())(args, io)
}
