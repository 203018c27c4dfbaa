import type { Box } from './box.ts'
import { inMemory, mountsOf, readOnly, system } from './mounts.ts'

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

/** A sandbox with a box in it: where programs of one judged folder run. */
export interface Cell {
  sandbox: Sandbox
  box: Box
}

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

/** A name that any machine may have, and that leads to loopback: none by which a program would know where it runs. */
const hostName = 'localhost'

/** Bytes that a folder in memory may hold. */
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
    '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try', '--hostname', hostName,
    ...(shared ? [] : ['--unshare-net']),
    ...system.flatMap(readOnly),
    '--proc', '/proc', '--dev', '/dev',
    ...inMemory.flatMap((path) => ['--perms', '1777', ...size(sandbox), '--tmpfs', path]),
    '--remount-ro', '/dev',
    ...mountsOf(box, [...(shared ? nameService : []), ...sandbox.tools], argv[0]),
    // Made by bubblewrap, in memory and without a bound.
    '--remount-ro', '/',
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
