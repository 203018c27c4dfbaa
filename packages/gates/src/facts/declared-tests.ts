import type { Command } from '@helix/core'
import { declaredCount } from './declared-count.ts'
import { isReadable, parseSource } from './syntax.ts'
import { testFilesOf } from './test-files.ts'

/**
 * How many tests the sources of a command declare, counted without running them; null where they cannot be counted: other
 * kinds of command, files chosen by code, tests made by tables or loops. `textOf` answers the text of a path, undefined
 * where there is none.
 */
export function declaredTests(
  command: Command,
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): number | null {
  if (!(command.kind === 'vitest' || command.kind === 'node' || command.kind === 'jest')) return null
  const files = testFilesOf(command, paths.filter(isReadable), textOf)
  const counts = files?.map((path) => countIn(path, textOf(path) ?? '')) ?? [null]
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

function countIn(path: string, text: string): number | null {
  return declaredCount(parseSource(text, path))
}
