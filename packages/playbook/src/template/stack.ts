/** What `helix init` found in a repository, as far as the playbook depends on it. */
export interface Stack {
  packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun' | 'uv' | 'poetry' | 'pip'
  /** npm without a lockfile, as the repository wants it. */
  unlocked?: true
  runner: 'vitest' | 'jest' | 'node:test' | 'pytest'
  /** Modules that node:test is started with (`node --import`); absent when there are none. */
  preload?: string[]
  /** Folder of the tests that Playwright drives, as its settings say; absent where it drives none. */
  playwright?: string
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
  /** The project's own extras that its tests need; absent where there are none. */
  extras?: string[]
  /** Its dependency groups that tests need and uv leaves out unless it is told; absent where there are none. */
  groups?: string[]
  /** Only sources are there: nothing that pip could install. */
  unpackaged?: boolean
}

export type TemplateVariant = 'standard' | 'quick'
