import type { Command } from '@helix/core'
import type { Language } from './language.ts'
import { python } from './python/python.ts'
import { script } from './script/script.ts'
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
  const language = languages[command.kind]
  if (language === undefined) return null
  const files = testFilesOf(
    command,
    paths.filter((path) => language.takes(path)),
    textOf,
  )
  const counts = files?.map((path) => language.declaredCount(textOf(path) ?? '', path)) ?? [null]
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

/** The language of the tests that a runner collects. */
const languages: Readonly<Partial<Record<Command['kind'], Language>>> = {
  vitest: script,
  node: script,
  jest: script,
  pytest: python,
}
