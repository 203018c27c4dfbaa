import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { HelixError } from '@helix/core'
import { z } from 'zod'

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

/** Major and minor version of an installed package as a number, 29.7 of `29.7.0`; minors stay below ten or are cut to it. */
export function packageVersion(folder: string): number {
  const { version } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const [major = '0', minor = '0'] = version.split('.')
  return Number(major) + Math.min(Number(minor), 9) / 10
}

const manifest = z.object({ version: z.string() })

function realpathOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
