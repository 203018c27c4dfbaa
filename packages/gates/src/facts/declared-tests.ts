import type { Command } from '@helix/core'
import { declaredCount } from './declared-count.ts'
import { collectedCount } from './python/collected-tests.ts'
import { isPython, parsePython } from './python/python-source.ts'
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
  const reads = readers[command.kind]
  if (reads === undefined) return null
  const files = testFilesOf(command, paths.filter(reads.takes), textOf)
  const counts = files?.map((path) => reads.count(path, textOf(path) ?? '')) ?? [null]
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}

interface Counting {
  takes: (path: string) => boolean
  count: (path: string, text: string) => number | null
}

const script: Counting = { takes: isReadable, count: (path, text) => declaredCount(parseSource(text, path)) }

/** How the sources of a runner are counted. */
const readers: Readonly<Partial<Record<Command['kind'], Counting>>> = {
  vitest: script,
  node: script,
  jest: script,
  pytest: { takes: isPython, count: (path, text) => collectedCount(parsePython(text, path)) },
}
