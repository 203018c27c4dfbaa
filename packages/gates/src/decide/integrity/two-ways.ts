import { posix } from 'node:path'
import type { Finding } from '@helix/core'
import { look } from '../../facts/resolve/look.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { isTestFile } from '../scope.ts'
import { isShipped } from '../shipped.ts'

/** One name of which two files of the repository answer, depending on who loads it. */
interface TwoWays {
  path: string
  line?: number
  name: string
  files: readonly string[]
}

type Trees = Pick<Evidence, 'head' | 'base' | 'layersOf' | 'policy'>

/**
 * Names by which tests come to one file of the product and whoever uses it to another: an ending that is left out where runners and
 * Node try others first, a source and what it is compiled to side by side, one module of Python below two roots or beside a test that imports it, a condition of a package.json for tests and development.
 * None that the base has, and none without a base. INTEGRITY-PATCHED.
 */
export function twoWays(evidence: Trees): Finding[] {
  const { head, base } = evidence
  if (base === null) return []
  const found = waysOf(head, evidence)
  // Most have none, and their base is not read.
  const known = new Set(found.length === 0 ? [] : waysOf(base, evidence).map(keyOf))
  return found
    .filter((one) => !known.has(keyOf(one)))
    .map(({ path, line, name, files }) =>
      fault(
        'INTEGRITY-PATCHED',
        `tests and users may get different files for ${name}: ${files.join(', ')}`,
        'Name one of them with its ending, give the other another name, and let no condition tell tests from use.',
        { path, ...(line !== undefined && { line }) },
      ),
    )
}

function keyOf({ path, name, files }: TwoWays): string {
  return JSON.stringify([path, name, files])
}

function waysOf(tree: TreeView, evidence: Trees): TwoWays[] {
  const within = { ...evidence, head: tree }
  const sources = tree.paths.filter((path) => tree.facts(path) !== undefined && isShipped(path, within))
  return [
    ...sources.flatMap((path) => endingsIn(path, tree)),
    ...tree.paths.flatMap((path) => besidePython(path, tree)),
    ...besideTests(tree, sources),
    ...tree.paths.filter((path) => posix.basename(path) === 'package.json').flatMap((path) => conditionsIn(path, tree)),
  ]
}

/** Endings that runners, bundlers and Node try, each in an order of its own. */
const endings = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx', '.json']
/** What a compiler makes of a source lies beside it under the name that is imported. */
const compiled: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
}

function endingsIn(path: string, tree: TreeView): TwoWays[] {
  if (path.endsWith('.py')) return []
  return (tree.facts(path)?.imports ?? []).flatMap(({ specifier, line, ifThere }) => {
    if (!/^\.{1,2}(?:\/|$)/.test(specifier) || ifThere === true) return []
    const meant = posix.join(posix.dirname(path), specifier)
    const ending = posix.extname(meant)
    const sides = compiled[ending]?.map((other) => meant.slice(0, -ending.length) + other) ?? []
    const left = endings.some((one) => one === ending)
      ? []
      : endings.flatMap((one) => [meant + one, posix.join(meant, `index${one}`)])
    const files = [meant, ...sides, ...left].filter((one) => tree.oid(one) !== undefined)
    return files.length > 1 ? [{ path, line, name: specifier, files: files.toSorted() }] : []
  })
}

/** What Python loads in the place of a source: its compiled form, whatever that holds, or the same module of another root. */
function besidePython(path: string, tree: TreeView): TwoWays[] {
  const [, folder = '', compiledName] = /^(.*?)__pycache__\/([^/.]+)\.[^/]*pyc$/.exec(path) ?? []
  const [, machine] = /^(.*[^./])\.[^/]*(?:so|pyd)$/.exec(path) ?? []
  const stem = compiledName === undefined ? machine : folder + compiledName
  const source = stem === undefined ? path.replace(/^src\//, '') : `${stem}.py`
  if (source === path || !source.endsWith('.py') || tree.oid(source) === undefined) return []
  return [{ path, name: source, files: [source, path] }]
}

/**
 * Modules that lie where pytest begins to look for what a test imports, under the name of one of the product. An empty `__init__.py`
 * hands nothing out.
 */
function besideTests(tree: TreeView, sources: readonly string[]): TwoWays[] {
  const own = new Map(sources.filter((path) => path.endsWith('.py')).map((path) => [moduleAt(path), path]))
  const led = tree.paths
    .filter((path) => path.endsWith('.py') && isTestFile(tree, path))
    .flatMap((path) => tree.facts(path)?.imports ?? [])
    .flatMap(({ target }) => (target !== null && !own.has(moduleAt(target)) && handsOut(target, tree) ? [target] : []))
  return [...new Set(led)].flatMap((path) => {
    const folders = path.split('/')
    const source = folders
      .map((_, at) => own.get(moduleAt(folders.slice(at).join('/'))))
      .find((one) => one !== undefined)
    return source === undefined ? [] : [{ path, name: source, files: [source, path] }]
  })
}

/** `domain/cart` of `src/domain/cart.py`, `domain` of `src/domain/__init__.py`. */
function moduleAt(path: string): string {
  return path.replace(/^src\//, '').replace(/(?:\/__init__)?\.py$/, '')
}

function handsOut(path: string, tree: TreeView): boolean {
  return (tree.facts(path)?.executable.size ?? 0) > 0
}

/** Conditions of `imports` and `exports` that runners of tests set, or that say how far a product has come. */
const ofTests = /^(?:development|production|test|tests|testing|vitest|jest)$/

function conditionsIn(path: string, tree: TreeView): TwoWays[] {
  const held = look.json(tree.text(path))
  if (held === null) return []
  const folder = posix.dirname(path)
  const isThere = (target: string) => tree.oid(posix.join(folder, target)) !== undefined
  return (['imports', 'exports'] as const).flatMap((key) =>
    divided(held[key], key).flatMap(({ name, targets }) => {
      const files = [...new Set(targets.filter(isThere).map((target) => posix.join(folder, target)))].toSorted()
      return files.length > 1 ? [{ path, name, files }] : []
    }),
  )
}

/** Each choice by such a condition, with all that it may lead to. */
function divided(value: unknown, name: string): { name: string; targets: string[] }[] {
  if (Array.isArray(value)) return value.flatMap((one) => divided(one, name))
  const entries = Object.entries(look.record(value))
  if (entries.some(([key]) => ofTests.test(key))) return [{ name, targets: targetsIn(value) }]
  return entries.flatMap(([key, one]) => divided(one, /^[.#]/.test(key) ? key : name))
}

function targetsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return (Array.isArray(value) ? value : Object.values(look.record(value))).flatMap(targetsIn)
}
