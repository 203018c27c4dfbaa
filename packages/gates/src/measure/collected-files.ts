import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import picomatch from 'picomatch'

const skipped = new Set(['node_modules', '.git', '.venv'])

/**
 * Files of a folder that the globs take, relative to it and in order: each runner has globs of its own, and a command must
 * collect what its globs mean to Helix. Links are not followed.
 */
export async function collectedFiles(folder: string, globs: readonly string[]): Promise<string[]> {
  const takes = picomatch([...globs], { dot: true })
  const found: string[] = []
  const visit = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && !skipped.has(entry.name)) await visit(path)
      else if (entry.isFile() && takes(path)) found.push(path)
    }
  }
  await visit('')
  return found.sort()
}
