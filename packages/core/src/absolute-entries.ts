import { delimiter, isAbsolute } from 'node:path'

/** What no program lies in. An empty PATH is the folder where one stands. */
const nowhere = '/dev/null'

/**
 * A PATH without its entries that depend on where a program is started (`.`, `node_modules/.bin`, an empty one): in a folder where
 * others write, the programs there are theirs.
 */
export function absoluteEntries(path: string): string {
  return path.split(delimiter).filter(isAbsolute).join(delimiter) || nowhere
}
