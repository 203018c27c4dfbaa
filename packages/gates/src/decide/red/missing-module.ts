import { basename } from 'node:path'
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { belowFolder, fromImporter, runFolder } from './module-path.ts'
import { isMisplaced } from './slips.ts'

/** Node's ERR_MODULE_NOT_FOUND and MODULE_NOT_FOUND, and Vite's import analysis. */
const forms = [
  /Cannot find (?:module|package) ['"]([^'"]+)['"](?: (?:imported )?from ['"]?([^'"\n]+)['"]?)?/,
  /Failed to resolve import ['"]([^'"]+)['"] from ['"]([^'"]+)['"]/,
  /Unknown variable dynamic import: ([^\s'"]+)/,
  /Failed to load url (\S+)(?: \(resolved id: [^)]{0,4096}\))?(?: in (\S+?))?\. Does the file exist/,
]

/** What runners say of a package that their settings, or a test's, ask for. */
const noPart =
  /\b(?:Test environment|Preset) \S+ (?:cannot be|not) found|\bCannot find dependency ['"]|\bNo such built-in module: /

/** The class of a failure that says that a module is not there; null for every other failure. */
export function classifyMissingModule(failure: Failure, context: RedContext): RedClassName | null {
  if (noPart.test(failure.message)) return 'H-missing-package'
  const said = forms.map((form) => form.exec(failure.message)).find((match) => match !== null)
  if (said == null) return null
  const [, specifier = '', importer] = said
  const importing = importerOf(importer, context)
  if (importing === null) return 'H-other'
  if (isBare(specifier) && !knownEdge(specifier, importing, context)) return 'H-missing-package'
  const target = straysOut(specifier, importing, context) ? null : targetOf(specifier, importer, importing, context)
  if (context.isImplementation(importing)) return 'H-broken-source-import'
  if (target === null) return leadsOut(specifier, importing, context) ? 'H-missing-helper' : 'H-other'
  if (sourceNames(target).some((path) => context.exists(path))) {
    // A file that cannot be loaded asks for another ending than the one that is there.
    const isAstray = failure.beside === true && !context.exists(target)
    return isAstray || differsInCase(specifier, target) ? 'H-missing-helper' : 'H-other'
  }
  const names = context.importsOf(importing).flatMap((edge) => (edge.target === target ? edge.names : []))
  return isToCome(target, names, context) ? 'R-missing-module' : 'H-missing-helper'
}

/** Whether a module that is not there is one of the product's: whatever layer it falls to, none lies among tests. */
export function isToCome(target: string, names: readonly string[], context: RedContext): boolean {
  const isOfTests = /^(?:tests?|e2e|__tests__)\//.test(target)
  return context.isImplementation(target) && !isOfTests && !isMisplaced(target, names, context)
}

/** Repository path of the importer; the test's own file where the message does not say. */
function importerOf(importer: string | undefined, context: RedContext): string | null {
  if (importer === undefined) return context.file
  if (context.exists(importer)) return importer
  const folder = runFolder(importer, context.paths)
  return folder === null ? null : belowFolder(importer, folder)
}

function targetOf(
  specifier: string,
  importer: string | undefined,
  importing: string,
  context: RedContext,
): string | null {
  const edge = knownEdge(specifier, importing, context)
  if (edge !== undefined) return edge
  if (isRelative(specifier)) return fromImporter(specifier, importing)
  const folder = importer === undefined ? null : runFolder(importer, context.paths)
  if (folder !== null) {
    const below = belowFolder(specifier, folder)
    if (below !== null) return below
  }
  // Vite spells paths below its root as `/src/x.ts`.
  const isBelow = specifier.startsWith('/') && context.paths.some((path) => path.startsWith(topOf(specifier.slice(1))))
  return importer !== undefined && context.exists(importer) && isBelow ? specifier.slice(1) : null
}

function topOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1)
}

/** Whether it was imported relatively, and lies outside the repository. */
function leadsOut(specifier: string, importing: string, context: RedContext): boolean {
  return isRelative(specifier) || straysOut(specifier, importing, context)
}

/** Node says where it would lie, outside. */
function straysOut(specifier: string, importing: string, context: RedContext): boolean {
  const strays = context.importsOf(importing).filter((edge) => edge.target === null && isRelative(edge.specifier))
  return strays.some((stray) => basename(stray.specifier) === basename(specifier))
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}\//.test(specifier)
}

/**
 * Where the importing source says that it leads, path aliases resolved. Reporters cut the run's folder off, which makes an
 * absolute path look like a package; only the import itself tells them apart.
 */
function knownEdge(specifier: string, importing: string, context: RedContext): string | undefined {
  const edges = context.importsOf(importing).filter(({ target }) => target !== null)
  const edge = edges.find(
    ({ specifier: written, target }) => written === specifier || target?.toLowerCase() === specifier.toLowerCase(),
  )
  return edge?.target ?? undefined
}

/** What is there is spelled with other capitals: file systems of macOS and Windows open it, those of Linux do not. */
function differsInCase(specifier: string, target: string): boolean {
  const [written, there] = [specifier.replace(/^(?:\.{1,2}\/)+|^\//, ''), target].map((path) =>
    path.replace(/\.[cm]?[jt]sx?$/, ''),
  )
  return (
    written !== undefined && there?.endsWith(written) === false && there.toLowerCase().endsWith(written.toLowerCase())
  )
}

function isBare(specifier: string): boolean {
  return !/^(\.{1,2}\/|\/|file:)/.test(specifier)
}

/** A path as imported and the sources that it may stand for (`./x.js` for `x.ts`, `./x` for `x/index.ts`). */
function sourceNames(path: string): string[] {
  const stem = path.replace(/\.[cm]?[jt]sx?$/, '')
  const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js']
  return [path, ...endings.map((ending) => stem + ending)]
}
