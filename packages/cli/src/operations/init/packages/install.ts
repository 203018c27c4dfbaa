import type { Requirement, Stack } from '@helix/playbook'
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
}

/**
 * The command that installs what is missing, and keeps it out of commits where nothing does yet; null when nothing is
 * missing.
 */
export function installOf(place: Place, missing: readonly Requirement[]): string | null {
  const { stack, paths } = place
  const names = missing.map((requirement) => requirement.package)
  if (stack.python !== undefined) return names.length === 0 ? null : added(place, names)
  if (names.length > 0) return [withNode(place.node, added(place, names)), ...ignoring(place.ignored)].join(' && ')
  const isLocked = lockfiles.some(([path]) => paths.includes(path))
  return stack.unlocked || isLocked ? null : `${stack.packageManager} install`
}

function added({ stack, manifest, paths }: Place, names: readonly string[]): string {
  const isPnpmWorkspace = paths.includes('pnpm-workspace.yaml')
  return installCommand({ manager: stack.packageManager, manifest, isPnpmWorkspace }, names)
}

/** Package managers choose versions for the Node that runs them, and for one that is too old some that do not fit each other. */
function withNode(node: string | null, command: string): string {
  return node === null || isNodeEnough(node) ? command : `npx --yes --package node@24 -- ${command}`
}

/** Whether nothing keeps what is installed out of commits yet, so that the command that installs it writes .gitignore. */
export function writesIgnored(
  { stack, ignored }: Pick<Place, 'stack' | 'ignored'>,
  missing: readonly Requirement[],
): boolean {
  return stack.python === undefined && missing.length > 0 && ignoring(ignored).length > 0
}

function ignoring(ignored: string): string[] {
  if (/(^|\/)node_modules\b/m.test(ignored)) return []
  const isWhole = ignored === '' || ignored.endsWith('\n')
  return [`${isWhole ? 'echo node_modules' : String.raw`printf '\nnode_modules\n'`} >> .gitignore`]
}
