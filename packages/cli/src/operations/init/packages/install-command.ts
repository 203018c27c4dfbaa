import type { Stack } from '@helix/playbook'
import { listedRange, type PackageManifest } from './package-manifest.ts'

const add: Record<Stack['packageManager'], string> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
  uv: 'uv add --dev',
  poetry: 'poetry add --group dev',
  pip: 'python3 -m pip install',
}

/** What takes exactly the version of another package beside it: the newest one does not fit what is listed. */
const releasedWith: Readonly<Record<string, string>> = {
  '@vitest/coverage-v8': 'vitest',
  '@stryker-mutator/vitest-runner': '@stryker-mutator/core',
}

/** The repository that packages are added to. */
export interface Installation {
  manager: Stack['packageManager']
  manifest: PackageManifest
  /** It is a pnpm workspace: what all packages share belongs to its root. */
  isPnpmWorkspace: boolean
}

/** The command that adds packages for development. */
export function installCommand(
  { manager, manifest, isPnpmWorkspace }: Installation,
  packages: readonly string[],
): string {
  const root = manager === 'pnpm' && isPnpmWorkspace ? ' --workspace-root' : ''
  const wanted = packages.map((name) => {
    const range = listedRange(manifest, releasedWith[name] ?? '')
    return range === null ? name : `${name}@${range}`
  })
  return `${add[manager]}${root} ${wanted.join(' ')}`
}
