import { type Link, linksTo } from './links-to.ts'

/** What keeps a program of the author apart here: found by `probeSandbox`, applied by `sandboxed`. */
export interface Sandbox {
  kind: 'namespaces'
  /** For people: with what, and which namespaces. */
  detail: string
  /** Paths of bubblewrap, and of setpriv where Helix is root. */
  bwrap: string
  setpriv: string | null
  /** Whether this bubblewrap can bound folders that lie in memory (0.7 and later). */
  sized: boolean
  /** Who programs in it run as, when that is not the user of Helix: writable folders must be given to him (`giveTo`). */
  owner: Owner | null
  /** Where Node, package managers and what else is on PATH lie outside the system's folders. */
  tools: readonly string[]
}

/** Why there is none. */
export interface NoSandbox {
  kind: 'process'
  detail: string
}

export interface Owner {
  uid: number
  gid: number
}

/** What a program in a sandbox finds, each at its own path. What is not named here and is none of the system's folders is not there. */
export interface Box {
  /** Folders that it may change. */
  writable: readonly string[]
  /** Files and folders that it may read besides tools, and not change, be it that they lie in a writable one. */
  readable?: readonly string[]
  /** Folders of which it finds nothing but what else is named here, and which it may not change. */
  emptied?: readonly string[]
  /** Files that it finds in the place of others: what lies at the key is not seen. */
  replaced?: Readonly<Record<string, string>>
  /** Its HOME and its folder for temporary files, both in writable ones. */
  home: string
  temporary: string
  /** Loopback of its own and nothing else; or the network of whoever starts it. */
  network: 'none' | 'shared'
}

/** A sandbox with a box in it: where programs of one judged folder run. */
export interface Cell {
  sandbox: Sandbox
  box: Box
}

/** Folders that hold programs, libraries and settings, but nothing of a user. */
const system = [
  '/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/etc', '/opt', '/sys', '/nix/store', '/gnu/store', '/snap',
] // prettier-ignore

/** Where resolv.conf leads to under systemd and in WSL. */
const nameService = ['/run/systemd/resolve', '/mnt/wsl/resolv.conf']

/** They would lead package managers to places of the host. */
const cacheVariables = [
  'XDG_CACHE_HOME', 'COREPACK_HOME', 'PNPM_HOME', 'npm_config_store_dir', 'npm_config_cache', 'TEMP', 'TMP',
] // prettier-ignore

/**
 * Where pnpm keeps its store below a home. A writable folder is a mount of its own there, and pnpm, which looks for one that it
 * can link from, would put its store into the judged folder: it would go with that.
 */
export function pnpmStoreIn(home: string): string {
  return `${home}/pnpm-store`
}

/**
 * Processes and threads that whoever runs in a sandbox may have at once: room for the largest test runner, and a quarter of what a
 * system has for all. bash calls the limit -u, dash -p; one that is lower already stays.
 */
const mostProcesses = 8192
/**
 * Where memory runs out the kernel ends these programs first (proc(5), oom_score_adj), and nothing of the user's. A limit for each
 * (ulimit -v, -d) would not bound their sum, and stops engines that reserve much and use little: V8, sanitizers, databases.
 */
const bounds = `{ ulimit -u ${mostProcesses} || ulimit -p ${mostProcesses}; echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null`

/** Folders for everybody, in memory, and the bytes that each may hold: no program's end frees them before the sandbox's. */
const inMemory = ['/tmp', '/var/tmp', '/run', '/dev/shm']
const mostInMemory = 1024 ** 3

/** A program and the folder that it starts in. */
export interface Start {
  argv: readonly string[]
  cwd: string
}

/**
 * The argv that runs a program in a sandbox: own mount, process, IPC and host name namespaces, no capabilities. When the program ends everything that it has started has ended, before whoever waits for it goes on; when it is
 * killed by signal n, the exit code is 128 + n. Pass a scrubbed environment: what is in it is seen.
 */
export function sandboxed({ argv, cwd }: Start, { sandbox, box }: Cell): string[] {
  const shared = box.network === 'shared'
  return [
    sandbox.bwrap,
    ...(sandbox.setpriv === null ? ['--unshare-user', '--cap-drop', 'ALL'] : ownPrivileges),
    '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', 'sandbox',
    ...(shared ? [] : ['--unshare-net']),
    ...system.flatMap(readOnly),
    '--proc', '/proc', '--dev', '/dev',
    ...inMemory.flatMap((path) => ['--perms', '1777', ...size(sandbox), '--tmpfs', path]),
    '--remount-ro', '/dev',
    ...mountsOf(box, [...(shared ? nameService : []), ...sandbox.tools], argv[0]),
    '--setenv', 'HOME', box.home, '--setenv', 'TMPDIR', box.temporary,
    '--setenv', 'pnpm_config_store_dir', pnpmStoreIn(box.home),
    ...cacheVariables.flatMap((name) => ['--unsetenv', name]),
    '--die-with-parent', '--new-session', '--as-pid-1', '--',
    // Its first process: with it the kernel ends all others, before it is seen to have ended.
    '/bin/sh', '-c', '"$@"; exit $?', 'sh',
    ...(sandbox.setpriv === null ? [] : asOwner(sandbox.setpriv, sandbox.owner)),
    // Whoever it runs as enters the folder: root without its rights may not.
    '/bin/sh', '-c', `${bounds}; cd "$1" && shift && exec "$@"`, 'sh', cwd,
    ...argv,
  ] // prettier-ignore
}

/**
 * The argv that runs a part of Helix in a network of its own, with loopback: programs that it starts with `network: 'shared'`
 * meet there, and nobody else does. It keeps apart nothing besides.
 */
export function inOwnNetwork(argv: readonly string[], { bwrap, setpriv }: Sandbox): string[] {
  const rights = setpriv === null ? ['--unshare-user'] : ['--cap-add', 'ALL']
  return [bwrap, ...rights, '--unshare-net', '--dev-bind', '/', '/', '--die-with-parent', '--', ...argv]
}

/** Root needs no user namespace, and its programs are to be nobody's: for that alone it keeps a right. */
const ownPrivileges = ['--cap-drop', 'ALL', '--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID']

function asOwner(setpriv: string, owner: Owner | null): string[] {
  if (owner === null) throw new Error('root needs somebody to run programs as')
  return [setpriv, `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--inh-caps=-all']
}

function size({ sized }: Sandbox): string[] {
  return sized ? ['--size', String(mostInMemory)] : []
}

interface Mount {
  path: string
  args: string[]
}

/** What a program finds besides the system, from the outside in: what lies in something else covers it there. */
function mountsOf(
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

function readOnly(path: string): string[] {
  return ['--ro-bind-try', path, path]
}
