/** What `helix init` found in a repository, as far as the playbook depends on it. */
export interface Stack {
  packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun' | 'uv' | 'poetry' | 'pip'
  /** npm without a lockfile, as the repository wants it. */
  unlocked?: true
  runner: 'vitest' | 'jest' | 'node:test' | 'pytest'
  /** Modules that node:test is started with (`node --import`); absent when there are none. */
  preload?: string[]
  typescript: boolean
  /** TypeScript without a tsconfig.json at the root, so that there `tsc --noEmit` has nothing to check. */
  unchecked?: true
  /**
   * `layered`: src/{ports,domain,adapters,composition} and test/; `flat`: all of src is one layer, its tests beside
   * the sources.
   */
  layout: 'layered' | 'flat'
  /** Globs of the folders of a workspace that are packages of their own; absent when there are none. */
  workspaces?: string[]
  /** Globs of sources that lie neither in src nor in lib; absent when there are none. */
  sources?: string[]
  /** How the product is started as an HTTP service; null when it is none. */
  service: { build?: string[]; run: string[]; ready: string } | null
  /** Where submodules lie; absent when there are none. */
  submodules?: string[]
  /** What only Python has; absent elsewhere. */
  python?: PythonStack
  /** Names of the packages that package.json lists; of Python's, those that the playbook asks for. */
  installed: readonly string[]
  signing: 'none' | 'ssh'
  /** Authors may approve their own work. */
  self: boolean
}

/** What the playbook of a Python repository depends on. */
export interface PythonStack {
  /** Folders of the root that hold sources; `.` for modules in the root itself. */
  folders: string[]
  /** Files of requirements that pip installs. */
  requirements: string[]
  /** Only sources are there: nothing that pip could install. */
  unpackaged?: boolean
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
  const types =
    stack.typescript && stack.unchecked !== true ? [{ package: 'typescript', for: 'the command types' }] : []
  return [...runnerPackages[stack.runner], ...types].filter(
    (requirement) => !stack.installed.includes(requirement.package),
  )
}

const vitestPackages: readonly Requirement[] = [
  { package: 'vitest', for: 'the commands unit, property, integration, e2e and bench' },
  { package: '@vitest/coverage-v8', for: 'the gate coverage' },
  { package: 'fast-check', for: 'the gate property' },
  { package: '@stryker-mutator/core', for: 'the gate mutation' },
  { package: '@stryker-mutator/vitest-runner', for: 'the gate mutation' },
]

const jestPackages: readonly Requirement[] = [{ package: 'jest', for: 'the commands unit, integration and e2e' }]

const pytestPackages: readonly Requirement[] = [
  { package: 'pytest', for: 'the commands unit, integration and e2e' },
  { package: 'pytest-cov', for: 'the gate coverage' },
]

const runnerPackages: Readonly<Record<Stack['runner'], readonly Requirement[]>> = {
  vitest: vitestPackages,
  jest: jestPackages,
  'node:test': [],
  pytest: pytestPackages,
}
