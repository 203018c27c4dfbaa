import type { Command } from '@helix/core'
import type { Run } from '../../run/run.ts'

/** Characters that mean something in a glob: a file with one of them in its name cannot be named alone. */
const special = /[\\*?[\]{}()!+@|]/

/** The command, with these test files alone; null where its runner cannot be told which files to run. */
export function narrowed(command: Command, only: readonly string[]): Command | null {
  if (command.kind === 'stryker' || command.kind === 'vitest-bench' || command.files === undefined) return null
  if (command.kind === 'argv' && !command.run.includes('{files}')) return null
  return only.length === 0 || only.some((file) => special.test(file)) ? null : { ...command, files: [...only] }
}

/** A run of some files, with what an earlier one says of all others: as if everything had been run again. */
export function completed(run: Run, earlier: Run, only: readonly string[]): Run {
  const isOther = ({ file }: { file: string }): boolean => !only.includes(file)
  return {
    ...run,
    tests: [...run.tests, ...earlier.tests.filter(isOther)],
    properties:
      earlier.properties === null && run.properties === null
        ? null
        : [...(run.properties ?? []), ...(earlier.properties ?? []).filter(isOther)],
  }
}
