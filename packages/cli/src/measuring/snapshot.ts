import { join } from 'node:path'
import { HelixError, type Oid, type Policy } from '@helix/core'
import { checkoutTree, type Git } from '@helix/git'
import { linkDependencies, runProcess, withTemporaryFolder } from '@helix/process'

/** Where a tree's dependencies come from: links to the working tree's (fast), or the playbook's own `setup` (clean). */
export type Dependencies = 'linked' | 'installed'

/** Milliseconds that an installation may take. */
const setupTime = 15 * 60_000

/**
 * Lays a tree out as raw blobs in a folder of its own, with its dependencies, and removes it afterwards. HelixError
 * `measure/setup-failed` when the playbook's setup does not end with 0.
 */
export async function withSnapshot<T>(
  git: Git,
  tree: Oid,
  { policy, dependencies, signal }: { policy: Policy; dependencies: Dependencies; signal: AbortSignal },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder('helix-tree', async (top) => {
    const folder = join(top, 'tree')
    await checkoutTree(git, tree, folder)
    if (dependencies === 'linked') await linkDependencies(git.root, folder)
    else await install(policy, folder, signal)
    return use(folder)
  })
}

async function install({ setup }: Policy, folder: string, signal: AbortSignal): Promise<void> {
  if (setup === null) return
  const exit = await runProcess({ argv: setup.run, cwd: folder, timeout: setupTime, signal })
  if (exit.code === 0) return
  const how = exit.missing
    ? 'is not installed'
    : exit.timedOut
      ? 'ran out of time'
      : `ended with ${exit.code ?? exit.signal}`
  throw new HelixError(
    'measure/setup-failed',
    `setup: ${setup.run.join(' ')} ${how}: ${lastLine(exit.stderr || exit.stdout)}`,
    {
      hint: `Run it in a fresh clone to see why: ${setup.run.join(' ')}`,
      where: { path: 'playbook.yml', name: 'setup' },
    },
  )
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
