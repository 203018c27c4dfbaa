import { shellWord } from '@helix/core'
import type { Requirement, Stack } from '@helix/playbook'
import { typed } from '../../../decide/command-line.ts'
import { isNodeEnough } from '../../../decide/node-version.ts'
import { lockfiles } from '../find-stack.ts'
import { installCommand } from './install-command.ts'
import type { PackageManifest } from './package-manifest.ts'

/** The repository that is set up, as far as installing depends on it. */
interface Place {
  stack: Stack
  manifest: PackageManifest
  /** Paths that git knows or would add. */
  paths: readonly string[]
  /** The Node that starts the package manager; null where that is not known. */
  node: string | null
  /** The text of .gitignore, empty where there is none. */
  ignored: string
  /** The playbook's own program that installs. */
  setup?: readonly string[]
}

/** What has to be installed. */
export interface Wanted {
  missing: readonly Requirement[]
  /** The program of `setup` brings what is not listed; there is a folder of its own where it puts that. */
  bySetup?: boolean
}

/** Of the packages that are not listed those that a person must add: what the program of `setup` names, it brings. */
export function notBrought(setup: readonly string[], wanted: readonly Requirement[]): Requirement[] {
  const words = new Set(setup.join(' ').split(/[\s'"]+/))
  return wanted.filter((requirement) => !words.has(requirement.package))
}

/**
 * The command that installs what is missing, and keeps it out of commits where nothing does yet; null when nothing is
 * missing.
 */
export function installOf(place: Place, { missing, bySetup = false }: Wanted): string | null {
  const { stack, paths } = place
  const names = missing.map((requirement) => requirement.package)
  if (stack.python !== undefined) {
    if (names.length > 0) return added(place, names)
    return bySetup ? [typed(place.setup ?? []), ...ignoring(place)].join(' && ') : null
  }
  const isLocked = lockfiles.some(([path]) => paths.includes(path))
  if (names.length === 0 && (stack.unlocked || isLocked)) return null
  const command = names.length > 0 ? withNode(place.node, added(place, names)) : `${stack.packageManager} install`
  return [command, ...ignoring(place)].join(' && ')
}

function added({ stack, manifest, paths }: Place, names: readonly string[]): string {
  const isPnpmWorkspace = paths.includes('pnpm-workspace.yaml')
  return installCommand({ manager: stack.packageManager, manifest, isPnpmWorkspace }, names)
}

/** Package managers choose versions for the Node that runs them, and for one that is too old some that do not fit each other. */
function withNode(node: string | null, command: string): string {
  return node === null || isNodeEnough(node) ? command : `npx --yes --package node@24 -- ${command}`
}

/** Whether nothing keeps what is installed out of commits yet, so that the command that installs, where there is one, writes .gitignore. */
export function writesIgnored(place: Place, { missing, bySetup = false }: Wanted): boolean {
  // Packages of Python are added where the person keeps them; `setup` makes its folder in the repository.
  const isHere = place.stack.python === undefined || (bySetup && missing.length === 0)
  return isHere && ignoring(place).length > 0
}

function ignoring({ stack, ignored }: Place): string[] {
  const left = stack.python === undefined ? ['node_modules'] : ['.venv', '*.egg-info', '__pycache__']
  const lines = left.filter((name) => !new RegExp(String.raw`(?:^|/)${RegExp.escape(name)}(?:\W|$)`, 'm').test(ignored))
  if (lines.length === 0) return []
  const isWhole = ignored === '' || ignored.endsWith('\n')
  if (isWhole && lines.length === 1) return [`echo ${shellWord(lines[0] ?? '')} >> .gitignore`]
  return [
    `printf '${isWhole ? '' : String.raw`\n`}${lines.map((line) => String.raw`${line}\n`).join('')}' >> .gitignore`,
  ]
}
