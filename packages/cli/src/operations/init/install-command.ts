import type { Stack } from '@helix/playbook'

const add: Record<Stack['packageManager'], string> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
  uv: 'uv add --dev',
  poetry: 'poetry add --group dev',
  pip: 'python3 -m pip install',
}

/** The command that installs packages for development; in a pnpm workspace they belong to its root. */
export function installCommand(
  manager: Stack['packageManager'],
  packages: readonly string[],
  isWorkspace: boolean,
): string {
  const root = manager === 'pnpm' && isWorkspace ? ' --workspace-root' : ''
  return `${add[manager]}${root} ${packages.join(' ')}`
}
