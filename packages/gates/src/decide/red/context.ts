import type { Run } from '../../run/run.ts'
import type { Evidence, StubbedRuns, TreeView } from '../evidence.ts'
import type { ImportEdge, Lines } from '../../facts/facts.ts'
import { exportedNames } from '../exported-names.ts'
import { isImplementation } from '../steps.ts'
import { answersIn } from '../../facts/fixed/answers-in.ts'
import { deafLines, linesOf } from './idle-lines.ts'
import { languageOf } from '../../facts/languages.ts'
import { wordsOf } from './words.ts'

/** What classification must know of the repository and of the run. */
export interface RedContext {
  /** The test's file. */
  file: string
  /** Whether an existing or missing path belongs to the product: its layer opens after the red bar. */
  isImplementation(path: string): boolean
  exists(path: string): boolean
  /** Paths of the tree, to find the repository's folder in absolute paths. */
  paths: readonly string[]
  importsOf(path: string): readonly ImportEdge[]
  /** Exported names of a file; null where they cannot be told. */
  exportsOf(path: string): readonly string[] | null
  serviceStarted: boolean | null
  serviceUrl: string | null
  /** First and last lines of the tests that the file declares. */
  testLines: readonly Lines[]
  /** A line of a file, counted from 1; empty where there is none. */
  lineAt(path: string, line: number): string
  /** Whether a condition alone, which is not met, raises the assertion's error in a line; absent where that was not asked. */
  isGuarded?(path: string, line: number): boolean
  /** Those of what no answer of the product can reach: tests, and statements in them. */
  idleLines: readonly Lines[]
  /** Names in the file's tests of the product's own, and of what it alone has answered; absent where that was not asked. */
  answers?: ReadonlySet<string>
  /** The name of the stub of the product that was asked for a member in a line; absent where none of the runs on stubs was looked at. */
  stubAsked?(member: string, path: string, line: number): string | undefined
  /** Whether the product, its spec or the title of the test says a word. */
  knowsWord(word: string): boolean
  /** Whether a source of the product calls what has this name, or declares a function of it; absent where that was not asked. */
  callsIt?(name: string): boolean
  /** Whether the title of the test says a word; absent where there is none. */
  saysInTitle?(word: string): boolean
  /** A spec is there, which says what is to come; absent where that was not asked. */
  hasSpec?: boolean
  /** Whether a file speaks of the variable that holds the own service's address. */
  asksForService(path: string): boolean
}

export function redContext(
  evidence: Evidence,
  run: Pick<Run, 'serviceStarted' | 'serviceUrl'>,
  file: string,
  { title = '', stubbed = null }: { title?: string; stubbed?: StubbedRuns | null } = {},
): RedContext {
  const titled = new Set(wordsOf(title))
  const { head } = evidence
  const facts = head.facts(file)
  return {
    file,
    // Tests may lie in a layer of the product.
    isImplementation: (path) => path !== file && isImplementation(evidence, path),
    exists: (path) => head.oid(path) !== undefined,
    paths: head.paths,
    importsOf: (path) => head.facts(path)?.imports ?? [],
    exportsOf: (path) => exportedNames(head, path),
    get idleLines() {
      return deafLines(file, evidence)
    },
    get answers() {
      const taken = (facts?.imports ?? []).filter(({ target }) => target !== null && isImplementation(evidence, target))
      const names = taken.flatMap((edge) => [...edge.names, ...(edge.locals ?? [])])
      return answersIn(head.text(file) ?? '', file, facts?.tests.map(linesOf) ?? [], names)
    },
    stubAsked: (member, path, line) =>
      [stubbed?.undefined, stubbed?.any]
        .flatMap((run) => run?.stubCalls ?? [])
        .find(({ name, from }) => name.endsWith(`.${member}`) && from[0]?.file === path && from[0].line === line)?.name,
    serviceStarted: run.serviceStarted,
    serviceUrl: run.serviceUrl,
    testLines: facts?.tests.map(linesOf) ?? [],
    hasSpec: head.oid(evidence.policy.spec.path) !== undefined,
    saysInTitle: (word) => titled.has(word),
    callsIt: (name) => calledIn(evidence).has(name),
    knowsWord: (word) => wordsIn(evidence).has(word) || titled.has(word),
    lineAt: (path, line) => head.text(path)?.split('\n')[line - 1] ?? '',
    isGuarded: (path, line) => {
      const guards = languageOf(path)?.guardsOf?.(head.text(path) ?? '', path) ?? []
      return guards.some(([first, last]) => first <= line && line <= last)
    },
    asksForService: (path) => /\bHELIX_SERVICE_URL\b/.test(head.text(path) ?? ''),
  }
}

/** All words of the product's sources and their paths, and of the spec. */
const wordsIn = onceForTree((evidence) => {
  const { head, policy } = evidence
  const paths = [...sourcesOf(evidence), policy.spec.path]
  return paths.flatMap((path) => [path, head.text(path) ?? '']).flatMap(wordsOf)
})

/** Names of what sources of the product call, and of functions that they give a name. */
const calledIn = onceForTree((evidence) =>
  sourcesOf(evidence).flatMap((path) =>
    [...(evidence.head.text(path) ?? '').matchAll(/[\w$]+(?=\s*(?:\(|[:=][^\n]*(?:=>|\bfunction\b)))/g)].map(
      ([name]) => name,
    ),
  ),
)

function sourcesOf(evidence: Evidence): string[] {
  return evidence.head.paths.filter((path) => isImplementation(evidence, path))
}

/** Every failure asks for the same words. */
function onceForTree(read: (evidence: Evidence) => readonly string[]): (evidence: Evidence) => ReadonlySet<string> {
  const byTree = new WeakMap<TreeView, ReadonlySet<string>>()
  return (evidence) => {
    const found = byTree.get(evidence.head) ?? new Set(read(evidence))
    byTree.set(evidence.head, found)
    return found
  }
}
