// Istanbul's coverage objects (`coverage-final.json`): statements with their places, and how often each ran.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import { count } from './numbers.ts'
import { type Reading, truncated } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { entriesOf, readJson } from './text.ts'

const shape = entriesOf(
  z.object({
    path: z.string(),
    statementMap: entriesOf(z.object({ start: z.object({ line: z.int().min(1) }) })),
    s: entriesOf(count),
  }),
)

/** Reads lines: each line on which statements start ran as often as the one that ran most, as Istanbul itself counts. */
export function readIstanbul(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'Istanbul', shape, (report) => {
    const files = new Map<string, Map<number, number>>()
    for (const [, { path, statementMap, s }] of report) {
      const { file } = repositoryPath(path, root)
      const lines = files.get(file) ?? new Map<number, number>()
      files.set(file, lines)
      const times = new Map(s)
      for (const [id, { start }] of statementMap) {
        const hits = times.get(id)
        if (hits === undefined)
          return truncated('Istanbul', `statement ${id.slice(0, 20)} of ${file.slice(0, 200)} has no count`)
        lines.set(start.line, Math.max(lines.get(start.line) ?? 0, hits))
      }
    }
    return { coverage: [...files].map(([file, lines]) => ({ file, lines })) }
  })
}
