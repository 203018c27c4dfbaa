import type { Command } from '@helix/core'
import { tellsTests } from '../run/tells-tests.ts'
import type { Language } from './language.ts'
import { languageOf } from './languages.ts'
import { python } from './python/python.ts'
import { script } from './script/script.ts'
import { testFilesOf } from './test-files.ts'

/**
 * How many tests the sources of a command declare, at least, counted without running them: none for what tables and loops make. Null
 * where they cannot be counted: reports that tell no tests, files that the command does not name or nobody can read, settings of Playwright
 * that leave tests out. `textOf` answers the text of a path, undefined where there is none.
 */
export function declaredTests(
  command: Command,
  paths: readonly string[],
  textOf: (path: string) => string | undefined,
): number | null {
  if (!tellsTests(command) || command.kind === 'playwright') return null
  const counts = testFilesOf(command, paths, textOf)?.map((path) => {
    const language = languageIn(command, path)
    return language === undefined ? 0 : language.declaredCount(textOf(path) ?? '', path)
  }) ?? [null]
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

/** The language of a file in which a runner looks for tests; of a program's files those are read that any runner would look into. */
function languageIn({ kind }: Command, path: string): Language | undefined {
  if (kind === 'argv') return python.takes(path) && !usual.test(path) ? undefined : languageOf(path)
  const language = kind === 'pytest' ? python : script
  return language.takes(path) ? language : undefined
}

/** Python files that pytest looks into unless it is told others. */
const usual = /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests)\.py$/
