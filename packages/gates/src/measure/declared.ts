import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { declaredCount } from '../facts/declared-count.ts'
import { isReadable, parseSource } from '../facts/syntax.ts'
import { testFilesOf } from '../facts/test-files.ts'
import type { MeasureRequest } from './adapter.ts'

/**
 * How many tests the sources of a run declare, counted without running them; null where they cannot be counted: other
 * kinds of command, files chosen by code, tests made by tables or loops.
 */
export async function countDeclared({ command, folder }: MeasureRequest): Promise<number | null> {
  if (command.kind !== 'vitest') return null
  const paths: string[] = []
  for await (const path of glob('**/*.*', {
    cwd: folder,
    exclude: (path) => /(^|[\\/])(node_modules|\.git)$/.test(path),
  })) {
    if (isReadable(path)) paths.push(path.split(sep).join('/'))
  }
  const files = testFilesOf(command, paths, (path) => textOf(join(folder, path)))
  if (files === null) return null
  let total = 0
  for (const path of files) {
    const count = declaredCount(parseSource(await readFile(join(folder, path), 'utf8'), path))
    if (count === null) return null
    total += count
  }
  return total
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
