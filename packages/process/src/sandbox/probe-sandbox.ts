import { existsSync, readFileSync } from 'node:fs'
import { HelixError, lastLine } from '@helix/core'
import { runProcess } from '../run-process.ts'
import { scrubbedEnv } from '../scrubbed-env.ts'
import { systemProgram } from '../system-program.ts'
import { inOwnNetwork, type NoSandbox, type Sandbox, sandboxed } from './sandbox.ts'
import { toolFolders } from './tool-folders.ts'

/** The user that owns nothing: `nobody` of every Linux (kernel.overflowuid). */
const nobody = { uid: 65_534, gid: 65_534 }

/**
 * Whether programs can be run in a sandbox here, found out by running one within a network of its own. The same answer for the
 * life of the process. Where there is none `detail` says why.
 */
export function probeSandbox(): Promise<Sandbox | NoSandbox> {
  return (held ??= probe())
}

let held: Promise<Sandbox | NoSandbox> | undefined

async function probe(): Promise<Sandbox | NoSandbox> {
  if (process.platform !== 'linux') return none(`Helix makes them on Linux only, this is ${process.platform}`)
  const bwrap = systemProgram('bwrap')
  if (bwrap === null) return none('bubblewrap (bwrap) is not installed')
  const said: string[] = []
  for (const sandbox of candidates(bwrap)) {
    const refused = await tryOut(sandbox)
    if (refused === null) return sandbox
    said.push(refused)
  }
  return none(restriction() ?? said.at(-1) ?? 'setpriv is not installed')
}

/**
 * Ways to make one, the best first. Root programs in a user namespace would still own root's files, hence another user for them; where root is confined too
 * (containers), there is nothing that could keep root's files from them.
 */
function candidates(bwrap: string): Sandbox[] {
  const isRoot = process.getuid?.() === 0
  const setpriv = isRoot ? systemProgram('setpriv') : null
  if (isRoot && setpriv === null) return []
  const [user, owner] = isRoot ? [`own uid (${nobody.uid})`, nobody] : ['own user', null]
  const spaces = 'process, mount, IPC and network namespaces; only setup shares the network of the host'
  const common = { kind: 'namespaces' as const, bwrap, setpriv, owner, tools: toolFolders(process.env['PATH'] ?? '') }
  const detail = `bubblewrap: ${user}, ${spaces}`
  return [
    { ...common, detail, sized: true },
    {
      ...common,
      detail: `${detail}; before its version 0.7 it cannot bound what /tmp takes of the memory`,
      sized: false,
    },
  ]
}

/** Null when it works, else why not. */
async function tryOut(sandbox: Sandbox): Promise<string | null> {
  const box = { writable: [], home: '/tmp', temporary: '/tmp', network: 'shared' } as const
  const argv = inOwnNetwork(sandboxed({ argv: ['/bin/sh', '-c', 'exit 7'], cwd: '/tmp' }, { sandbox, box }), sandbox)
  const exit = await runProcess({ argv, cwd: '/', env: scrubbedEnv(), timeout: 10_000 }).catch(unstarted)
  if (exit instanceof HelixError) return exit.message
  if (exit.code === 7) return null
  return lastLine(exit.stderr) || `bwrap ended with ${exit.code ?? exit.signal ?? 'no exit code'}`
}

/** A bwrap that nobody may start is none. */
function unstarted(error: unknown): HelixError {
  if (error instanceof HelixError && error.code === 'process/cannot-start') return error
  throw error
}

/** Settings of the system that keep users from making namespaces, by the file that holds each and the value that forbids. */
const restrictions = [
  ['kernel.apparmor_restrict_unprivileged_userns', '1'],
  ['kernel.unprivileged_userns_clone', '0'],
  ['user.max_user_namespaces', '0'],
] as const

function restriction(): string | null {
  for (const [name, forbids] of restrictions) {
    const path = `/proc/sys/${name.replace('.', '/')}`
    const refused = existsSync(path) && readFileSync(path, 'utf8').trim() === forbids
    if (refused) return `user namespaces are refused here (sysctl ${name} is ${forbids})`
  }
  return null
}

function none(why: string): NoSandbox {
  return { kind: 'process', detail: `own process groups and scrubbed environment; no namespaces: ${why}` }
}
