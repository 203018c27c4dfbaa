import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseReplies, type RecordedReply } from './model/replies.ts'

/** The folder `demo` of this package; seen from `src/demo` and from `dist/chunks` it lies at the same place. */
const root = fileURLToPath(new URL('../../demo/', import.meta.url))

/** The repository as it is before Helix. */
export const seedFolder = join(root, 'seed')

/** Helix's own package: a package manager that is started here finds the store that Helix was installed from. */
export const ownFolder = join(root, '..')

/** The idea that everything begins with, one sentence. */
export function readIdea(): string {
  return readFileSync(join(root, 'idea.txt'), 'utf8').trim()
}

/** What the model answered when the demo was recorded: the runs by name, in order. HelixError demo/bad-replies. */
export function readRecordedRuns(): Map<string, RecordedReply[]> {
  const folder = join(root, 'replies')
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return new Map(
    names
      .toSorted()
      .map((name) => [name.slice(0, -'.json'.length), parseReplies(readFileSync(join(folder, name), 'utf8'), name)]),
  )
}
