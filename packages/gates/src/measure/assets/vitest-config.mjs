// Builds the Vitest config of a run: what is kept of the project's own, and Helix's settings on top. Copied beside the
// generated config; loaded by the Vitest of the judged project. A list of what is kept, not of what is refused: an option
// that this file has never heard of (a runner, a sequencer, an error filter) does not reach the run.
import { globSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const kept = [
  'name', 'include', 'exclude', 'includeSource', 'dir', 'globals', 'environment', 'environmentOptions', 'setupFiles',
  'globalSetup', 'env', 'alias', 'deps', 'server', 'css', 'testTimeout', 'hookTimeout', 'teardownTimeout', 'clearMocks',
  'mockReset', 'restoreMocks', 'unstubGlobals', 'unstubEnvs', 'snapshotFormat', 'snapshotSerializers',
  'resolveSnapshotPath', 'snapshotEnvironment', 'fakeTimers', 'provide', 'isolate', 'execArgv', 'injectCjsGlobals',
  'maxConcurrency', 'maxWorkers', 'fileParallelism', 'tags', 'strictTags', 'browser',
] // prettier-ignore
const configNames = ['vitest', 'vite'].flatMap((name) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((end) => `${name}.config.${end}`),
)

/**
 * One config for the settings of several commands: of one, that command's; of more, a Vitest project each.
 * @param {object[]} list see helixConfig.
 */
export async function helixConfigs(list) {
  // Vitest has read them by now; what it tests finds what a product finds elsewhere.
  for (const name of ['CI', 'NO_COLOR']) delete process.env[name]
  const configs = await Promise.all(list.map((settings) => helixConfig(settings)))
  if (configs.length === 1) return configs[0]
  const projects = configs.map((config, index) => ({ ...config, test: { ...config.test, name: list[index].command } }))
  return { root: configs[0].root, css: stylesOf({}), test: { ...list[0].forced, projects } }
}

/**
 * @param {object} settings vite: the package folder of Vitest's own Vite; root: the judged folder, null for
 *   the working folder; configFile: the project's own, relative to it, or null; project, files: what is run;
 *   forced: settings of `test` that win; seed: of properties; probe: whether fast-check is observed; counter: whether
 *   assertions are counted; canary: Helix's own test file, planted: its mutants' file in the folder, each undefined for none.
 */
export async function helixConfig(given) {
  const folder = given.root ?? process.cwd()
  const settings = { ...given, root: folder, configFile: given.configFile && join(folder, given.configFile) }
  const { loadConfigFromFile, mergeConfig } = await import(
    pathToFileURL(join(settings.vite, 'dist/node/index.js')).href
  )
  const load = (path) => loadConfig(loadConfigFromFile, path)
  const whole = settings.configFile ? await load(settings.configFile) : {}
  const { config: own, root } = settings.project
    ? await projectOf(whole, settings, load, mergeConfig)
    : { config: whole, root: folder }
  const { test = {}, root: _root, cacheDir: _cacheDir, ...vite } = own
  const base = Object.fromEntries(kept.filter((key) => test[key] !== undefined).map((key) => [key, test[key]]))
  return {
    ...vite,
    root,
    css: stylesOf(vite),
    cacheDir: join(here, 'cache'),
    plugins: [
      ...(vite.plugins ?? []),
      ...(settings.probe ? [probe(folder, settings.seed)] : []),
      ...(settings.canary ? [ownVitest(folder, settings.canary)] : []),
    ],
    test: {
      // Vitest leaves one processor idle: on two of them files would wait for one another.
      ...(settings.canary ? { maxWorkers: availableParallelism() } : {}),
      ...base,
      ...settings.forced,
      pool: String(test.pool ?? '').startsWith('vm') ? 'vmForks' : 'forks',
      sequence: { ...sequenceOf(test), ...settings.forced.sequence },
      ...(settings.files ? { exclude: ['**/node_modules/**', '**/.git/**'] } : {}),
      ...(settings.files || settings.canary ? { include: includeOf(test, settings) } : {}),
      setupFiles: [
        ...(settings.canary ? [settings.counter ? countingFile : guardFile] : []),
        ...[test.setupFiles ?? []].flat(),
        ...(settings.canary ? [matcherFile] : []),
        ...(settings.planted ? [join(folder, settings.planted)] : []),
      ],
    },
  }
}

/** Vite would look for a file of PostCSS and run it beside the reporter. One that the configuration names belongs to the rules, as that does. */
function stylesOf({ css = {} }) {
  return { ...css, postcss: css.postcss ?? {} }
}

/** What is run, and the canary beside it. */
function includeOf(test, { files, canary }) {
  return [...(files ?? test.include ?? defaultInclude), ...(canary ? [canary] : [])]
}

/** Where hooks and setup files may say their order; who runs first is Helix's. */
function sequenceOf({ sequence = {} }) {
  const { hooks, setupFiles } = sequence
  return { ...(hooks ? { hooks } : {}), ...(setupFiles ? { setupFiles } : {}) }
}

/** The one project of that name, as a config of its own. */
async function projectOf(whole, { project, root, configFile }, load, mergeConfig) {
  const entries = whole.test?.projects ?? []
  const { projects: _projects, ...test } = whole.test ?? {}
  const above = { ...whole, test }
  const names = []
  for (const entry of (await Promise.all(entries.map((entry) => resolved(entry, root, load)))).flat()) {
    const name = nameOf(entry.config.test?.name) ?? entry.name
    if (name === project) {
      const parent =
        entry.config.extends === true
          ? above
          : entry.config.extends
            ? await load(resolve(dirname(configFile), entry.config.extends))
            : {}
      const { extends: _extends, ...own } = entry.config
      return { config: mergeConfig(parent, own), root: own.root ? resolve(root, own.root) : entry.root }
    }
    names.push(name)
  }
  throw new Error(`no Vitest project is named "${project}"; there are: ${names.join(', ') || 'none'}`)
}

/** A project entry is a config, a function or promise of one, or a glob of folders and config files. */
async function resolved(entry, root, load) {
  if (typeof entry !== 'string') {
    const config = await (typeof entry === 'function' ? entry({ command: 'serve', mode: 'test' }) : entry)
    return [{ config, root, name: undefined }]
  }
  const found = globSync(entry.replace('<rootDir>', root), { cwd: root, exclude: (name) => name === 'node_modules' })
  const projects = found.map(async (path) => {
    const absolute = resolve(root, path)
    const folder = statSync(absolute).isDirectory() ? absolute : dirname(absolute)
    const file = folder === absolute ? configNames.map((name) => join(folder, name)).find(isFile) : absolute
    return { config: file ? await load(file) : {}, root: folder, name: basename(folder) }
  })
  return Promise.all(projects)
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function nameOf(name) {
  return typeof name === 'object' ? name?.label : name
}

async function loadConfig(loadConfigFromFile, path) {
  const loaded = await loadConfigFromFile({ command: 'serve', mode: 'test' }, path, dirname(path), 'silent')
  if (!loaded) throw new Error(`${path} has no config`)
  return loaded.config
}

/** vitest.dev/config/include */
const defaultInclude = ['**/*.{test,spec}.?(c|m)[jt]s?(x)']
const guardFile = join(here, 'guard-setup.mjs')
const matcherFile = join(here, 'matcher-setup.mjs')
const countingFile = join(here, 'counting-setup.mjs')

/** Lets the setup files beside this one, and the canary, import the Vitest of the judged project. */
function ownVitest(root, canary) {
  return {
    name: 'helix:own-vitest',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id !== 'vitest' || ![countingFile, guardFile, canary].includes(importer)) return null
      return this.resolve('vitest', join(root, 'package.json'), { skipSelf: true })
    },
  }
}

/** Puts Helix's probe in the place of fast-check, where the judged sources import it. */
function probe(root, seed) {
  const file = join(here, 'property-probe.mjs')
  const notes = join(here, 'vitest-notes.mjs')
  return {
    name: 'helix:property-probe',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === 'helix:fast-check') return this.resolve('fast-check', join(root, 'package.json'), { skipSelf: true })
      if (id === 'helix:notes') return notes
      if (id === 'vitest' && importer === notes)
        return this.resolve('vitest', join(root, 'package.json'), { skipSelf: true })
      if (id === 'helix:seed') return '\0helix:seed'
      return id === 'fast-check' && importer !== file ? file : null
    },
    // Packages of fast-check's family bring their own import of it; the probe must be there before they assert.
    transform: (code, id) =>
      /from\s*['"]@fast-check\//.test(code) && !id.includes('/node_modules/')
        ? { code: `import 'fast-check';${code}`, map: null }
        : null,
    load: (id) => (id === '\0helix:seed' ? `export default ${seed}` : null),
  }
}
