import { existsSync, readFileSync, realpathSync } from 'node:fs'
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

/**
 * As installedPackage. HelixError `gates/not-installed` when a runner that Helix drives is not there, `gates/plug-and-play` when it may
 * be, in an archive of yarn.
 */
export function requiredPackage(folder: string, name: string): string {
  const found = installedPackage(folder, name)
  if (found !== null) return found
  if (isPlugAndPlay(folder)) {
    const message = `${name}: yarn keeps what it installs for ${folder} in archives (Plug'n'Play), from which Helix starts no runner`
    const hint = 'Write nodeLinker: node-modules into .yarnrc.yml, then: yarn install'
    throw new HelixError('gates/plug-and-play', message, { hint })
  }
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

/** Yarn 2 and later, unless told otherwise: its mark is there, or its lockfile and no other linker. */
function isPlugAndPlay(folder: string): boolean {
  if (existsSync(join(folder, '.pnp.cjs'))) return true
  const isLater = /^__metadata:/m.test(textOf(join(folder, 'yarn.lock')))
  return isLater && !/^nodeLinker:\s*["']?(?:node-modules|pnpm)\b/m.test(textOf(join(folder, '.yarnrc.yml')))
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

const manifest = z.object({ version: z.string() })

function realpathOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}
