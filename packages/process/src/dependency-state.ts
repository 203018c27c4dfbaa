import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What package managers write anew whenever they install (npm, pnpm, both kinds of yarn). */
const markers = ['.package-lock.json', '.modules.yaml', '.yarn-integrity', '.yarn-state.yml']

/**
 * One text for what is installed in a folder's `node_modules`: it changes with every installation, and stays without one. Where
 * no package manager left its mark, it is the folder's own time, which caches inside change as well. Empty where nothing is
 * installed.
 */
export async function dependencyState(folder: string): Promise<string> {
  const modules = join(folder, 'node_modules')
  const marked = await Promise.all(markers.map((name) => stateOf(join(modules, name), name)))
  return marked.filter((state) => state !== '').join(' ') || stateOf(modules, 'node_modules')
}

async function stateOf(path: string, name: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? '' : `${name} ${found.mtimeMs}`
}
