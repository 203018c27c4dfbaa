/** What `helix init` found in a repository, as far as the playbook depends on it. */
export interface Stack {
  packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun'
  runner: 'vitest' | 'jest' | 'node:test'
  /** Modules that node:test is started with (`node --import`); absent when there are none. */
  preload?: string[]
  typescript: boolean
  /**
   * `layered`: src/{ports,domain,adapters,composition} and test/; `flat`: all of src is one layer, its tests beside
   * the sources.
   */
  layout: 'layered' | 'flat'
  /** How the product is started as an HTTP service; null when it is none. */
  service: { build?: string[]; run: string[]; ready: string } | null
  /** Names of the packages that package.json lists. */
  installed: readonly string[]
  signing: 'none' | 'ssh'
  /** Authors may approve their own work. */
  self: boolean
}

export type TemplateVariant = 'standard' | 'quick'

/** A package that the template's commands need. */
export interface Requirement {
  package: string
  /** What it is for, in words. */
  for: string
}

/**
 * Packages that the playbook of this stack needs and the repository does not list yet. The playbook asks for the
 * gates all the same: a gate whose tool is missing does not pass.
 */
export function requirementsOf(stack: Stack): Requirement[] {
  const runner = stack.runner === 'vitest' ? vitestPackages : stack.runner === 'jest' ? jestPackages : []
  const types = stack.typescript ? [{ package: 'typescript', for: 'the command types' }] : []
  return [...runner, ...types].filter((requirement) => !stack.installed.includes(requirement.package))
}

const vitestPackages: readonly Requirement[] = [
  { package: 'vitest', for: 'the commands unit, property, integration, e2e and bench' },
  { package: '@vitest/coverage-v8', for: 'the gate coverage' },
  { package: 'fast-check', for: 'the gate property' },
  { package: '@stryker-mutator/core', for: 'the gate mutation' },
  { package: '@stryker-mutator/vitest-runner', for: 'the gate mutation' },
]

const jestPackages: readonly Requirement[] = [{ package: 'jest', for: 'the commands unit, integration and e2e' }]

/**
 * How a package manager installs exactly what the lockfile says, starts an installed program, and where it keeps what
 * it decides.
 */
export interface Manager {
  install: string[]
  inputs: string[]
  start: string[]
}

// `npx --no tsc --noEmit` takes --noEmit for itself: only what follows -- is the program's.
export const managers: Readonly<Record<Stack['packageManager'], Manager>> = {
  npm: { install: ['npm', 'ci'], inputs: ['package.json', 'package-lock.json'], start: ['npx', '--no', '--'] },
  pnpm: {
    install: ['pnpm', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    start: ['npx', '--no', '--'],
  },
  // Yarn 1 and later releases both know --frozen-lockfile; without node_modules only `yarn run` finds programs.
  yarn: {
    install: ['yarn', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'yarn.lock'],
    start: ['yarn', 'run'],
  },
  bun: {
    install: ['bun', 'install', '--frozen-lockfile'],
    inputs: ['package.json', 'bun.lock*'],
    start: ['bunx', '--no-install'],
  },
}
