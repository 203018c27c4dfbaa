// What a program in a sandbox finds, as bubblewrap is told of it.
import type { Box } from './box.ts'
import { type Link, linksTo } from './links-to.ts'

/** Folders that hold programs, libraries and settings, but nothing of a user. */
export const system = [
  '/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/etc', '/opt', '/sys', '/nix/store', '/gnu/store', '/snap',
] // prettier-ignore

/** Folders for everybody, in memory: no program's end frees them before the sandbox's. */
export const inMemory = ['/tmp', '/var/tmp', '/run', '/dev/shm']

interface Mount {
  path: string
  args: string[]
}

/** Arguments of bubblewrap: what a program finds besides the system, from the outside in: what lies in something else covers it there. */
export function mountsOf(
  { writable, readable = [], emptied = [], replaced = {} }: Box,
  tools: readonly string[],
  program = '',
): string[] {
  const seen = [...tools, ...readable]
  const others = [...emptied, ...writable, ...Object.keys(replaced)]
  const mounts: Mount[] = [
    ...seen.filter((path) => !isSeenIn(seen, others, path)).map((path) => ({ path, args: readOnly(path) })),
    ...emptied.map((path) => ({ path, args: ['--perms', '0755', '--tmpfs', path] })),
    ...Object.entries(replaced).map(([path, file]) => ({ path, args: ['--ro-bind', file, path] })),
    ...writable.map((path) => ({ path, args: ['--bind', path, path] })),
    ...linkMounts(program, [...system, ...seen, ...writable, ...Object.keys(replaced)], [...inMemory, ...emptied]),
  ]
  const within = (folder: string): boolean => emptied.some((path) => isAtOrBelow(folder, path))
  return [
    ...foldersAbove(mounts.map(({ path }) => path)).flatMap(openToAll),
    ...mounts
      .toSorted((one, other) => one.path.length - other.path.length)
      .flatMap(({ path, args }) => [...foldersAbove([path]).filter(within).flatMap(openToAll), ...args]),
    ...emptied.flatMap((path) => ['--remount-ro', path]),
  ]
}

/**
 * The links that a program is named through: version managers and systems keep some, and what they lead to is there by its own
 * path alone. None where what is `shown` lies, or what is shown or empty comes to lie.
 */
function linkMounts(program: string, shown: readonly string[], empty: readonly string[]): Mount[] {
  const links = program.startsWith('/') ? linksTo(program) : []
  const isFree = ({ path }: Link): boolean =>
    !shown.some((one) => isAtOrBelow(path, one)) && ![...shown, ...empty].some((one) => isAtOrBelow(one, path))
  return links.filter(isFree).map(({ path, target }) => ({ path, args: ['--symlink', target, path] }))
}

/**
 * Whether a path is seen already, in one of these folders and with none of the others in between. bubblewrap could not mount a
 * link there: it follows it, to what may not be there yet.
 */
function isSeenIn(folders: readonly string[], others: readonly string[], path: string): boolean {
  return folders.some(
    (folder) =>
      isBelow(path, folder) && !others.some((other) => isAtOrBelow(other, folder) && isAtOrBelow(path, other)),
  )
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || isBelow(path, folder)
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`)
}

/** What bubblewrap makes on the way to a folder is for its own user only. */
function openToAll(folder: string): string[] {
  return ['--perms', '0755', '--dir', folder]
}

/** Each folder on the way to one of these, from above; the system's are there. */
function foldersAbove(paths: readonly string[]): string[] {
  const above = paths.flatMap((path) => {
    const names = path.split('/').slice(1, -1)
    return names.map((_, at) => `/${names.slice(0, at + 1).join('/')}`)
  })
  return [...new Set(above)].filter((folder) => !isOfSystem(folder))
}

function isOfSystem(folder: string): boolean {
  return system.some((one) => isAtOrBelow(folder, one))
}

/** Arguments that show a path, where it is there, and let nobody change it. */
export function readOnly(path: string): string[] {
  return ['--ro-bind-try', path, path]
}
