import { posix } from 'node:path'
import type { Evidence, TreeView } from '../evidence.ts'
import type { ImportEdge } from '../../facts/facts.ts'
import { isTestFile } from '../scope.ts'
import { isImplementation } from '../steps.ts'
import { fileOf } from '../test-id.ts'
import { isInert } from '../../facts/script/inert-packages.ts'
import { isInertModule } from '../../facts/python/imports/standard-modules.ts'
import type { StubModule } from './stub-module.ts'

/** How the tests of a file can reach the product. */
export interface Route {
  /** Modules of the product that its imports lead to, each of which gets a stub. */
  modules: ReadonlySet<string>
  /** Scripts of the product that it names and may start; each gets a stub too. */
  programs: ReadonlySet<string>
  /** It may reach it otherwise: by a server, a program, a package, a computed import. */
  isOpen: boolean
  /** It may start programs: where a service is stood in for, they are another way to the product. */
  starts: boolean
}

export interface StubPlan {
  modules: StubModule[]
  /** Routes of the files that hold targets. */
  routes: ReadonlyMap<string, Route>
}

/** What must be generated so that no target reaches the real product through its imports or the scripts that it names. */
export function planStubs(evidence: Evidence): StubPlan {
  const files = [...new Set([...evidence.targets.ids].map(fileOf))].filter((path) => evidence.head.facts(path))
  const routes = new Map(files.map((path) => [path, routeOf(path, evidence)]))
  const paths = new Set([...routes.values()].flatMap(({ modules, programs }) => [...modules, ...programs]))
  if (paths.size === 0) return { modules: [], routes }
  const takers = takersOf(evidence.head, paths)
  return {
    modules: [...paths].toSorted().map((path) => moduleOf(path, evidence.head, takers.get(path) ?? [])),
    routes,
  }
}

function routeOf(start: string, evidence: Evidence): Route {
  const { head } = evidence
  const modules = new Set<string>()
  const programs = new Set<string>()
  let isOpen = false
  let starts = false
  const side = new Set([start])
  for (const path of side) {
    const facts = head.facts(path)
    if (facts === undefined) continue
    for (const kit of fixturesFor(path, head)) side.add(kit)
    for (const edge of facts.imports) {
      if (edge.target === null) isOpen ||= edge.specifier === '*' || !leadsNowhere(path, edge.specifier)
      else if (isProduct(edge.target, evidence)) modules.add(stubPath(edge.target, path, head))
      else if (head.oid(edge.target) !== undefined) side.add(edge.target)
    }
    isOpen ||= facts.reaches.globals.length > 0
    starts ||= facts.imports.some(({ specifier }) => starting.test(specifier))
    // What an import says is loaded, and not started.
    const loaded = new Set(facts.imports.filter(({ ifThere }) => ifThere !== true).map(({ specifier }) => specifier))
    for (const said of facts.reaches.paths.filter((path) => !loaded.has(path))) {
      const meant = [posix.join(posix.dirname(path), said), posix.normalize(said)].find((one) =>
        isScript(one, evidence),
      )
      if (meant !== undefined) programs.add(meant)
    }
  }
  return { modules, programs, isOpen: isOpen || programs.size > 0, starts }
}

const starting =
  /^(?:node:)?(?:child_process|worker_threads|cluster)$|^(?:execa|zx|cross-spawn|tinyexec|nano-spawn|subprocess|pexpect|os|runpy)$/

function leadsNowhere(path: string, specifier: string): boolean {
  return path.endsWith('.py') ? isInertModule(specifier) : isInert(specifier)
}

/** The files whose fixtures pytest hands to the tests of a file: no import shows them. */
function fixturesFor(path: string, head: TreeView): string[] {
  if (!path.endsWith('.py')) return []
  const folders = path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))
  return folders
    .map((folder) => posix.join(folder, 'conftest.py'))
    .filter((one) => one !== path && head.oid(one) !== undefined)
}

/** A path of the product that is, or may become, a source; tests of the product are none. */
function isProduct(path: string, evidence: Evidence): boolean {
  return isImplementation(evidence, path) && !isTestFile(evidence.head, path) && isSource(path)
}

function isScript(path: string, evidence: Evidence): boolean {
  return !path.startsWith('../') && isProduct(path, evidence) && posix.extname(path) !== ''
}

function isSource(path: string): boolean {
  return /^(?:\.[cm]?[jt]sx?|\.py)?$/.test(posix.extname(path))
}

/** A file that is to come may be named without its ending. */
function stubPath(target: string, importer: string, head: TreeView): string {
  if (posix.extname(target) !== '' || head.oid(target) !== undefined) return target
  return `${target}${/\.[cm]?tsx?$/.test(importer) ? '.ts' : '.js'}`
}

interface Taker {
  path: string
  edge: ImportEdge
}

/** Who imports the modules, anywhere in the tree: a stub must export what any of them takes. */
function takersOf(head: TreeView, modules: ReadonlySet<string>): Map<string, Taker[]> {
  const found = new Map<string, Taker[]>()
  for (const path of head.paths) {
    for (const edge of head.facts(path)?.imports ?? []) {
      if (edge.target === null) continue
      const module = modules.has(edge.target) ? edge.target : stubPath(edge.target, path, head)
      if (modules.has(module)) found.set(module, [...(found.get(module) ?? []), { path, edge }])
    }
  }
  return found
}

function moduleOf(path: string, head: TreeView, takers: readonly Taker[]): StubModule {
  const taken = takers.flatMap(({ edge }) => edge.names)
  const names = [...new Set([...taken, ...(head.facts(path)?.exports ?? [])])].filter((name) => name !== '*').toSorted()
  const required = takers.filter(({ path: taker, edge }) => isRequired(edge.specifier, head.text(taker) ?? ''))
  const isCommonJs =
    /\.c[jt]s$/.test(path) ||
    (path.endsWith('.js') && required.length > 0 && required.length === takers.length && !isModulePackage(head))
  // Node answers this export to whoever requires an ES module.
  return { path, names: required.length > 0 && !isCommonJs ? [...names, 'module.exports'] : names, isCommonJs }
}

function isRequired(specifier: string, text: string): boolean {
  return text.includes(`require('${specifier}')`) || text.includes(`require("${specifier}")`)
}

function isModulePackage(head: TreeView): boolean {
  return /"type"\s*:\s*"module"/.test(head.text('package.json') ?? '')
}
