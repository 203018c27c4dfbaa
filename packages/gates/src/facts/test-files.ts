import type { Command } from '@helix/core'
import picomatch from 'picomatch'
import { type TestGlobs, projectGlobs } from './vitest-projects.ts'

/** The project's own config at its root, in the order in which Vitest looks for it. */
const configs = ['vitest', 'vite'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `${name}.config.${ending}`),
)

/**
 * The files of a tree that a command would collect tests from; null when that cannot be told: programs without `files`, and Vitest
 * projects that are not written as literals. `textOf` answers the text of a path, undefined where there is none.
 */
export function testFilesOf(
  command: Command,
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): string[] | null {
  const globs = globsOf(command, textOf)
  if (globs === null) return null
  const takes = picomatch([...globs.include], { dot: true, ignore: [...globs.exclude] })
  return paths.filter((path) => takes(path))
}

function globsOf(command: Command, textOf: (path: string) => string | undefined): TestGlobs | null {
  if (command.kind === 'stryker') return null
  if (command.files) return { include: command.files, exclude: ['**/node_modules/**', '**/.git/**'] }
  const config = configs.find((path) => textOf(path) !== undefined)
  const text = config === undefined ? undefined : textOf(config)
  if (command.kind !== 'vitest' || command.project === undefined || config === undefined || text === undefined)
    return null
  return projectGlobs(text, config, command.project)
}
