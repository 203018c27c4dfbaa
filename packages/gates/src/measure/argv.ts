import type { ArgvCommand } from '@helix/core'
import { join } from 'node:path'
import type { Adapter } from './adapter.ts'
import { quietEnv } from './quiet-env.ts'

/**
 * Any program, without a shell. `{report}` and `{coverage}` in its arguments become paths of report files (or of a folder
 * with `lcov.info`), an argument `{files}` becomes the command's globs.
 */
export const prepareArgv: Adapter<ArgvCommand> = async ({ command, purpose, seed }, scratch, nonce) => {
  const report = join(scratch, `${nonce}.report`)
  const coverage = join(scratch, `${nonce}.lcov`)
  const argv = command.run
    .flatMap((part) => (part === '{files}' ? (command.files ?? []) : [part]))
    .map((part) => part.replaceAll('{report}', report).replaceAll('{coverage}', coverage))
  const wantsReport = command.report !== undefined && purpose !== 'exit'
  return Promise.resolve({
    argv,
    env: { ...quietEnv, HELIX_SEED: String(seed) },
    reports: [
      ...(wantsReport ? [{ format: command.report ?? ('none' as const), path: report }] : []),
      ...(purpose === 'coverage' ? [{ format: command.coverageReport ?? 'lcov', path: coverage }] : []),
    ],
    seed: null,
  })
}
