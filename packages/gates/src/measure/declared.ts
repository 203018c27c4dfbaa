import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { declaredCount } from '../facts/declared-count.ts'
import { isReadable, parseSource } from '../facts/syntax.ts'
import type { MeasureRequest } from './adapter.ts'

/**
 * How many tests the sources of a run declare, counted without running them; null where they cannot be counted: other
 * kinds of command, files chosen by the project's own config, tests made by tables or loops.
 */
export async function countDeclared({ command, folder }: MeasureRequest): Promise<number | null> {
  if (command.kind !== 'vitest' || command.files === undefined || command.project !== undefined) return null
  let total = 0
  for await (const path of glob(command.files, { cwd: folder, exclude: ['**/node_modules/**', '**/.git/**'] })) {
    if (!isReadable(path)) continue
    const name = path.split(sep).join('/')
    const count = declaredCount(parseSource(await readFile(join(folder, path), 'utf8'), name))
    if (count === null) return null
    total += count
  }
  return total
}
