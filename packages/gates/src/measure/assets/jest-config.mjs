// Builds the Jest config of a run: what is kept of the project's own, and Helix's settings on top. Copied beside the
// generated config; loaded by the Jest of the judged project. A list of what is kept, not of what is refused: an option
// that this file has never heard of (a runner, a sequencer, a processor of results) does not reach the run.
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const kept = [
  'automock', 'clearMocks', 'coverageProvider', 'dependencyExtractor', 'displayName', 'extensionsToTreatAsEsm', 'fakeTimers',
  'globals', 'globalSetup', 'globalTeardown', 'haste', 'injectGlobals', 'maxConcurrency', 'maxWorkers', 'moduleDirectories',
  'moduleFileExtensions', 'moduleNameMapper', 'modulePathIgnorePatterns', 'modulePaths', 'preset', 'prettierPath', 'resetMocks',
  'resetModules', 'resolver', 'restoreMocks', 'sandboxInjectedGlobals', 'setupFiles', 'setupFilesAfterEnv',
  'skipFilter', 'slowTestThreshold', 'snapshotFormat', 'snapshotResolver', 'snapshotSerializers', 'testEnvironment',
  'testEnvironmentOptions', 'testTimeout', 'transform', 'transformIgnorePatterns', 'unmockedModulePathPatterns',
  'workerIdleMemoryLimit', 'workerThreads',
] // prettier-ignore

/**
 * @param {object} settings jestConfig: folder of Jest's own jest-config; root: the judged folder; files: globs of tests;
 *   reporter: settings of Helix's reporter; coverage: null, or globs and the folder of its report;
 *   unseen: patterns of mocks that these tests do not get.
 */
export async function jestConfig({ jestConfig: folder, root, files, reporter, coverage, unseen }) {
  const own = await import(pathToFileURL(join(folder, 'build/index.js')).href)
  const { readInitialOptions } = own.readInitialOptions ? own : own.default
  const { config } = await readInitialOptions(undefined, { packageRootOrConfig: root, skipMultipleConfigError: true })
  const base = Object.fromEntries(kept.filter((key) => config[key] !== undefined).map((key) => [key, config[key]]))
  return {
    ...base,
    rootDir: config.rootDir ?? root,
    reporters: [[join(here, 'jest-reporter.mjs'), reporter]],
    // Which files run is said by path; of these Jest measures no coverage. Helix's own tests lie beside this file.
    testMatch: [...files.map((glob) => `${root}/${glob}`), `${here}/*.test.js`],
    roots: [...(config.roots ?? ['<rootDir>']), here],
    modulePathIgnorePatterns: [...(config.modulePathIgnorePatterns ?? []), ...unseen],
    testPathIgnorePatterns: ['/node_modules/'],
    setupFiles: [join(here, 'jest-start.cjs'), ...[config.setupFiles ?? []].flat()],
    setupFilesAfterEnv: [...[config.setupFilesAfterEnv ?? []].flat(), join(here, 'jest-probe.cjs')],
    cacheDirectory: join(here, 'cache'),
    bail: 0,
    passWithNoTests: false,
    forceExit: false,
    detectOpenHandles: false,
    notify: false,
    silent: true,
    watchman: false,
    collectCoverage: coverage !== null,
    ...(coverage && {
      collectCoverageFrom: [...coverage.globs, '!**/*.{test,spec}.*', '!**/*.d.{ts,mts,cts}', '!**/node_modules/**'],
      coverageDirectory: coverage.folder,
      coverageReporters: ['lcovonly'],
      coverageProvider: 'v8',

      coveragePathIgnorePatterns: ['/node_modules/'],
    }),
  }
}
