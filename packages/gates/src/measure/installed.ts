import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HelixError } from '@helix/core'

/**
 * Folder of a package as sources of `folder` would import it: the node_modules of the folder and of those above it. Never
 * by PATH, `.bin` or NODE_PATH, which anybody may shadow. Null when it is not installed.
 */
export function installedPackage(folder: string, name: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const found = realpathOf(join(at, 'node_modules', name, 'package.json'))
    if (found !== null) return dirname(found)
    if (at === dirname(at)) return null
  }
}

/** As installedPackage. HelixError `gates/not-installed` when a runner that Helix drives is not there. */
export function requiredPackage(folder: string, name: string): string {
  const found = installedPackage(folder, name)
  if (found !== null) return found
  throw new HelixError('gates/not-installed', `${name} is not installed in ${folder}`, {
    hint: `Add ${name} to the development dependencies and install them.`,
  })
}

function realpathOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
