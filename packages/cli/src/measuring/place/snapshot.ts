import { join } from 'node:path'
import type { Oid, Policy } from '@helix/core'
import { runnerFiles } from '@helix/gates'
import { checkoutTree, entriesOf, type Git, readTree, watchFiles, type WrittenFile } from '@helix/git'
import {
  giveTo,
  linkDependencies,
  linkEnvironment,
  plainName,
  runProcess,
  type Sandbox,
  scrubbedEnv,
  withTemporaryFolder,
} from '@helix/process'
import { localPath } from '../../repository/local/local-state.ts'
import { pipSettings, prepareCell } from './cell.ts'
import { installationKey, keepInstallation, restoreInstallation } from './kept-installation.ts'
import { linkedPlaces } from './linked-places.ts'
import { makeOwnRepository } from './own-repository.ts'
import { setupFailure } from './setup-failure.ts'
import type { Place } from '../run/measure-need.ts'

/**
 * Where a tree's dependencies come from: links to the working tree's (fast), the playbook's own `setup` (clean), or a copy of
 * what it installed in this clone for the same inputs (where it did, and results of this clone may be used).
 */
export type Dependencies = 'linked' | 'installed' | 'kept'

/** A checkout that is measured. */
export interface Snapshot extends Omit<Place, 'policy'> {
  /** Files of the tree, and of what runs its tests, that were written since this was asked before; at first, since the installation. */
  written: () => WrittenFile[]
}

/** Milliseconds that an installation may take. */
const setupTime = 15 * 60_000

/**
 * Lays a tree out as raw blobs in a folder of its own, with its dependencies, and removes it afterwards. HelixError
 * `measure/setup-failed` when the playbook's setup does not end with 0.
 */
export async function withSnapshot<T>(
  git: Git,
  tree: Oid,
  { policy, dependencies, cached, sandbox, signal }: SnapshotOptions,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(plainName(), async (top) => {
    const folder = join(top, plainName())
    await checkoutTree(git, tree, folder)
    makeOwnRepository(folder)
    const linked = dependencies === 'linked' ? await linkDependencies(git.root, folder) : []
    // In a sandbox the user's folders are out of sight; there `setup` makes an environment.
    if (dependencies === 'linked' && sandbox === null) await linkEnvironment(git.root, folder)
    const home = cached ? localPath(git, 'home') : join(top, 'home')
    const within =
      sandbox === null
        ? undefined
        : await prepareCell(sandbox, { top, home, readable: await linkedPlaces(git.root, linked) })
    const place = { folder, ...(within && { within }) }
    const written = watchFiles(folder, await readTree(git, tree))
    if (isKept(dependencies, linked, sandbox) && cached) await installOnce(git, tree, policy, { place, signal })
    else if (dependencies !== 'linked') await install(policy, place, signal)
    // What an installation writes as it was is forgotten; what it changes is told with every run.
    written()
    const ofRunners = dependencies === 'linked' ? () => [] : watchRunners(folder, cached)
    return use({ ...place, written: () => [...written(), ...ofRunners()] })
  })
}

/** Where there is nothing to link in a sandbox, what other languages keep in the user's home is out of sight, too: there `setup` brings it. */
function isKept(dependencies: Dependencies, linked: readonly string[], sandbox: Sandbox | null): boolean {
  return dependencies === 'kept' || (dependencies === 'linked' && linked.length === 0 && sandbox !== null)
}

/** Where installations share a store, another one changes what the file system says of files, and not what they hold. */
function watchRunners(folder: string, cached: boolean): () => WrittenFile[] {
  const written = watchFiles(folder, entriesOf(folder, runnerFiles(folder)))
  return cached ? () => written().filter(({ differs }) => differs) : written
}

interface SnapshotOptions {
  policy: Policy
  dependencies: Dependencies
  /** What installations download may be kept in this clone for the next one. */
  cached: boolean
  /** What author code is kept apart with; null for process groups only. */
  sandbox: Sandbox | null
  signal: AbortSignal
}

async function installOnce(
  git: Git,
  tree: Oid,
  policy: Policy,
  { place, signal }: { place: Omit<Place, 'policy'>; signal: AbortSignal },
): Promise<void> {
  if (policy.setup === null) return
  const key = await installationKey(git, tree, policy.setup)
  if (await restoreInstallation(git, key, place.folder)) {
    const owner = place.within?.sandbox.owner ?? null
    if (owner !== null) await giveTo(owner, place.folder)
    return
  }
  await install(policy, place, signal)
  // Before any test runs there: what those leave is not what was installed.
  await keepInstallation(git, key, tree, place.folder)
}

/** Only an installation may use the network of the host. */
async function install({ setup }: Policy, place: Omit<Place, 'policy'>, signal: AbortSignal): Promise<void> {
  if (setup === null) return
  const { folder, within } = place
  const exit = await runProcess({
    argv: setup.run,
    cwd: folder,
    ...(within && {
      within: { ...within, box: { ...within.box, network: 'shared' } },
      env: scrubbedEnv({ PIP_CONFIG_FILE: pipSettings(within.box.home) }),
    }),
    timeout: setupTime,
    signal,
  })
  if (exit.code === 0) return
  throw setupFailure(setup, exit)
}
