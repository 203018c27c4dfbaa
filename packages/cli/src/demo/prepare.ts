import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { HelixError } from '@helix/core'
import {
  type Exit,
  giveTo,
  type NoSandbox,
  pnpmStoreIn,
  probeSandbox,
  runProcess,
  type Sandbox,
  everydayEnv,
} from '@helix/process'
import type { Io } from '../io.ts'
import type { Person } from './act.ts'
import { ownFolder, seedFolder } from './demo-files.ts'

/** Milliseconds for commands that prepare something. */
const patience = 60_000

/** An empty folder for the demo. HelixErrors demo/folder-taken (the one that was named holds something). */
export async function makeFolder(cwd: string, named: string | undefined): Promise<string> {
  if (named === undefined) return realpath(await mkdtemp(join(tmpdir(), 'helix-demo-')))
  const folder = resolve(cwd, named)
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length === 0) return realpath(folder)
  throw new HelixError('demo/folder-taken', `${folder} is not empty; the demo changes nothing that is there`, {
    hint: 'helix demo --folder <a folder that is empty or not there yet>',
  })
}

/**
 * What every command of the demo gets: no keys, no settings of this machine's git, the Node that runs Helix, and the
 * server with the recorded answers for a model.
 */
export function demoEnvironment({ program: [node] }: Pick<Io, 'program'>, baseUrl: string, colour: boolean) {
  const scrubbed = everydayEnv()
  return {
    ...scrubbed,
    PATH: [dirname(node), scrubbed['PATH']].join(process.platform === 'win32' ? ';' : ':'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    OPENAI_BASE_URL: baseUrl,
    HELIX_MODEL: 'recorded',
    HELIX_PRICE: '0/0',
    HELIX_INVOCATION: 'helix',
    HELIX_PROGRESS: 'lines',
    ...(colour ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
  }
}

/** Where the packages of the demo's product come from. */
export type Packages = 'store' | 'network'

/**
 * Lays out evenly's repository as it is before Helix: the seed, git, an owner; and finds out whether its packages can
 * come from the store that Helix's own install filled. HelixErrors demo/no-git, demo/no-pnpm.
 */
export async function layOut(folder: string, env: Readonly<Record<string, string>>, owner: Person): Promise<Packages> {
  const run = (argv: readonly string[], cwd = folder) => runProcess({ argv, cwd, env, timeout: patience })
  const { stdout } = await must(run(['pnpm', 'store', 'path'], ownFolder), noPnpm)
  await must(run(['git', 'init', '--quiet', '--initial-branch=main']), noGit)
  await must(run(['git', 'config', 'user.name', owner.name]), noGit)
  await must(run(['git', 'config', 'user.email', owner.email]), noGit)
  await cp(seedFolder, folder, { recursive: true })
  const settings = (lines: readonly string[]) =>
    writeFile(join(folder, 'pnpm-workspace.yaml'), [...lines, 'minimumReleaseAge: 0', ''].join('\n'))
  const store = stdout.trim()
  const sandbox = await probeSandbox()
  if (isSeenIn(sandbox, store)) {
    const own = await shareStore(store, folder, sandbox)
    await settings([`storeDir: ${JSON.stringify(own)}`, 'offline: true'])
    const { code } = await run(['pnpm', 'install', '--silent', '--frozen-lockfile'])
    if (code === 0) return 'store'
  }
  await settings([])
  return 'network'
}

/** In a sandbox only folders of tools are there; where packages were copied to, pnpm may name a store that is gone. */
function isSeenIn(sandbox: Sandbox | NoSandbox, store: string): boolean {
  if (!existsSync(store)) return false
  return sandbox.kind !== 'namespaces' || sandbox.tools.some((folder) => store.startsWith(`${folder}/`))
}

/**
 * A store of the repository's own that takes its files from pnpm's, below the home that installations get in a sandbox: pnpm
 * writes into the index of its store, which nobody may there.
 */
async function shareStore(store: string, folder: string, sandbox: Sandbox | NoSandbox): Promise<string> {
  const home = join(folder, '.git', 'helix', 'home')
  const own = join(pnpmStoreIn(home), basename(store))
  await mkdir(own, { recursive: true })
  for (const name of await readdir(store)) {
    if (name === 'files') await symlink(join(store, name), join(own, name))
    else if (name !== 'projects') await cp(join(store, name), join(own, name), { recursive: true })
  }
  if (sandbox.kind === 'namespaces' && sandbox.owner !== null) await giveTo(sandbox.owner, home)
  return own
}

async function must(running: Promise<Exit>, refuse: (said: string) => HelixError): Promise<Exit> {
  const exit = await running
  if (exit.code === 0) return exit
  throw refuse(exit.missing ? 'it is not on the PATH' : (exit.stderr || exit.stdout).trim())
}

function noGit(said: string): HelixError {
  return new HelixError('demo/no-git', `the demo needs git: ${said}`, { hint: 'Install git 2.34 or newer.' })
}

function noPnpm(said: string): HelixError {
  return new HelixError('demo/no-pnpm', `the demo's product is installed with pnpm: ${said}`, {
    hint: 'In a clone of Helix: npm run demo. Elsewhere: npm install -g pnpm',
  })
}
