import type { Facts, Finding } from '@helix/core'
import type { GateCode } from '../codes/index.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import type { DeclaredTest, ImportEdge, Sign } from '../../facts/facts.ts'
import { unreadMarks } from '../../facts/unread-marks.ts'
import { fault } from '../gate.ts'
import { setupFilesOf } from '../lanes/setup-files.ts'
import { isLoadedBefore } from '../passing/shared-aids.ts'
import { importedByProduct, isShipped } from '../shipped.ts'
import { isMockedWhole } from './mocked-whole.ts'
import { isTestFile } from '../scope.ts'
import { isImplementation } from '../steps.ts'
import { unmatched } from '../unmatched.ts'
import { unreadLanguage } from '../unread-language.ts'

interface Rule {
  code: GateCode
  /** Name of the count among the measured facts. */
  measured: string
  /** Whether a sign counts in the file that it stands in. */
  counts: (path: string, sign: Sign, evidence: Evidence) => boolean
  says: (text: string) => string
  fix: string
}

const anywhere = () => true

/** What StrykerJS leaves for its own code; who knows it can tell each mutant without looking at what the product does. */
const asksForMutants = /__stryker|activeMutant|mutantCoverage|stry(?:MutAct|Cov|NS)|STRYKER_/

const rules: Readonly<Record<Sign['kind'], Rule>> = {
  tautology: {
    code: 'INTEGRITY-TAUTOLOGY',
    measured: 'tautologies',
    counts: isAllThatIsAsked,
    says: (text) => `an assertion that always holds: ${text}`,
    fix: 'Compare what the product answers with the value that the spec asks for.',
  },
  swallowed: {
    code: 'INTEGRITY-SWALLOWED',
    measured: 'swallowed',
    counts: anywhere,
    says: (text) => `an assertion that cannot fail: ${text}`,
    fix: 'Let its failure reach the runner: no catch around it, await its promise.',
  },
  pragma: {
    code: 'INTEGRITY-PRAGMA',
    measured: 'pragmas',
    counts: isInMeasured,
    says: (text) => `a comment that takes code out of a measurement: ${text}`,
    fix: 'Remove it and test the code.',
  },
  'lint-pragma': {
    code: 'INTEGRITY-PRAGMA',
    measured: 'pragmas',
    counts: (path, _, { head }) => isTestFile(head, path),
    says: (text) => `a comment that switches rules off in a test: ${text}`,
    fix: 'Write the test as the rules ask.',
  },
  mock: {
    code: 'INTEGRITY-MOCK',
    measured: 'mocks',
    counts: (path, sign, evidence) => isMockInWhole(path, sign, evidence) || isAllThatIsTested(path, evidence),
    says: (text) => `a mock stands in the place of what is tested: ${text}`,
    fix: 'Test the real module.',
  },
  'partial-mock': {
    code: 'INTEGRITY-MOCK',
    measured: 'mocks',
    counts: isMockInWhole,
    says: (text) => `a mock stands in the place of what is tested: ${text}`,
    fix: 'Test the real module.',
  },
  sniffing: {
    code: 'INTEGRITY-SNIFFING',
    measured: 'sniffing',
    counts: (path, sign, evidence) => asksForMutants.test(sign.text) || isInProduct(path, sign, evidence),
    says: (text) => `the product asks whether it is being tested, or a test what is tried on it: ${text}`,
    fix: 'Take the question out; hand in by the composition what must differ.',
  },
  'runner-import': {
    code: 'INTEGRITY-PATCHED',
    measured: 'patched',
    counts: isLoadedByProduct,
    says: (text) => `the product loads a test runner: ${text}`,
    fix: 'Leave runners to the tests.',
  },
  deciding: {
    code: 'INTEGRITY-PATCHED',
    measured: 'patched',
    counts: anywhere,
    says: (text) => `it decides what tests say: ${text}`,
    fix: 'Leave the outcome of tests to the tests.',
  },
  'hidden-code': {
    code: 'INTEGRITY-PRAGMA',
    measured: 'pragmas',
    counts: isInProduct,
    says: (text) => `code that stands in a text, which nothing measures: ${text}`,
    fix: 'Write it as code of its own.',
  },
  patching: {
    code: 'INTEGRITY-PATCHED',
    measured: 'patched',
    counts: (path, sign, evidence) => isInProduct(path, sign, evidence) || isBenchmark(path, evidence),
    says: (text) => `the product, or a benchmark, reaches into what tests rely on: ${text}`,
    fix: 'Leave runners to the tests, and what everybody trusts as it is.',
  },
}

/**
 * Signs that the base does not hold as often: a file that moves or is split brings none, and one that stays as it is keeps its own.
 * None without a base.
 */
export function newSigns(evidence: Evidence): { measured: Facts; findings: Finding[] } {
  const { head, base } = evidence
  const measured: Record<string, number> = Object.fromEntries(Object.values(rules).map((rule) => [rule.measured, 0]))
  if (base === null) return { measured, findings: [] }
  const known = countedSigns(base, evidence)
  // A product that drives test runners does so in more than one place.
  const drivesRunners = known.some(({ sign }) => sign.kind === 'runner-import')
  const now = countedSigns(head, evidence).filter(({ sign }) => sign.kind !== 'runner-import' || !drivesRunners)
  const [other, gone] = [unmatched(now, known, placeOf), unmatched(known, now, placeOf)]
  const fresh = unmatched(other, gone, keyOf).filter((one) => !askedNothing(one, evidence))
  const findings = fresh.map(({ path, sign }) => {
    const rule = rules[sign.kind]
    measured[rule.measured] = (measured[rule.measured] ?? 0) + 1
    return fault(rule.code, rule.says(sign.text), rule.fix, { path, line: sign.line })
  })
  return { measured, findings }
}

interface Found {
  path: string
  sign: Sign
}

/** Signs that count where they stand: one that does not excuses none elsewhere. */
function countedSigns(tree: TreeView, evidence: Evidence): Found[] {
  const within = { ...evidence, head: tree }
  return tree.paths.flatMap((path) =>
    (tree.facts(path)?.signs ?? marksOf(path, tree, evidence))
      .filter((sign) => rules[sign.kind].counts(path, sign, within))
      .map((sign) => ({ path, sign })),
  )
}

/** What a source of another language says to tools, where a change touched it. */
function marksOf(path: string, tree: TreeView, { head, base }: Evidence): Sign[] {
  const isRead = unreadLanguage(path) !== undefined && head.oid(path) !== base?.oid(path)
  return isRead ? unreadMarks(tree.text(path) ?? '') : []
}

function placeOf(found: Found): string {
  return `${found.path} ${keyOf(found)}`
}

/** How it is laid out and quoted says nothing. */
function keyOf({ sign: { kind, text } }: Found): string {
  return `${kind} ${text.replaceAll(/\s+|,\s*(?=[)\]}])/g, '').replaceAll(/["'`]/g, "'")}`
}

/** Code that ships, and what it comes to by its imports, wherever that stands. */
function isInProduct(path: string, _: Sign, evidence: Evidence): boolean {
  return isShipped(path, evidence) || importedByProduct(evidence).has(path)
}

/** What a runner's settings name as loaded before its tests is theirs, as long as the product does not come to it. */
function isLoadedByProduct(path: string, sign: Sign, evidence: Evidence): boolean {
  if (!isInProduct(path, sign, evidence)) return false
  return importedByProduct(evidence).has(path) || !setupFilesOf(evidence.head).has(path)
}

/** Its clock is what it says. */
function isBenchmark(path: string, evidence: Evidence): boolean {
  return evidence.layersOf(path) === 'bench' || /(?:^|[./_-])bench\.[^./]+$/.test(path)
}

/** Nobody measures the coverage of tests. */
function isInMeasured(path: string, { text }: Sign, { head }: Evidence): boolean {
  return !(
    isTestFile(head, path) &&
    /^\W*(?:istanbul|v8|c8|node:coverage)\b|#\s*pragma[:\s]?\s*no\s*(?:cover|branch)\b/i.test(text)
  )
}

/** Beside an assertion that may fail, one that cannot does no harm. */
function isAllThatIsAsked(path: string, { line }: Sign, { head }: Evidence): boolean {
  const around = testAround(path, line, head)
  return around === undefined || around.assertions.values === 0
}

/** Nor does it in a test that asked for nothing before. */
function askedNothing({ path, sign: { kind, line } }: Found, { head, base }: Evidence): boolean {
  const around = testAround(path, line, head)
  const before = base?.facts(path)?.tests.find(({ id }) => id === around?.id)
  return kind === 'tautology' && before?.assertions.values === 0
}

function testAround(path: string, line: number, tree: TreeView): DeclaredTest | undefined {
  return tree.facts(path)?.tests.find((test) => test.line <= line && line <= test.endLine)
}

/** Layers whose tests speak of the whole. */
const whole = new Set(['e2e', 'testkit', 'composition', 'infra'])

function isMockInWhole(path: string, { text }: Sign, evidence: Evidence): boolean {
  const layer = evidence.layersOf(path)
  return (
    layer !== null &&
    importedProduct(path, evidence).some(({ specifier }) => specifier === text) &&
    (whole.has(layer) || servesWhole(path, evidence))
  )
}

/** Whether acceptance tests load it before they run, wherever it stands; where settings tell projects apart it need not be theirs. */
function servesWhole(path: string, evidence: Evidence): boolean {
  const { head } = evidence
  const isOne = path.endsWith('.py') || !head.paths.some((one) => namesProjects(one, head))
  return isOne && head.paths.some((one) => evidence.layersOf(one) === 'e2e' && isLoadedBefore(path, one, head))
}

function namesProjects(path: string, tree: TreeView): boolean {
  const isOfRunner = /(?:^|\/)(?:(?:vitest|vite|jest|playwright)\.config\.\w+|package\.json)$/.test(path)
  return isOfRunner && /\bprojects\b/.test(tree.text(path) ?? '')
}

/** Whether a file of tests puts mocks in the place of everything that it takes from the repository, the product being among it. */
function isAllThatIsTested(path: string, evidence: Evidence): boolean {
  const { head } = evidence
  if (!isTestFile(head, path)) return false
  const own = (head.facts(path)?.imports ?? []).filter(({ target }) => target !== null)
  const isMocked = (target: string | null) => isMockedWhole(target, path, head)
  if (own.some(({ target }) => !isMocked(target))) return false
  // A mock names its module as an import does; nobody takes anything from one that is named by its mock alone.
  const named = (specifier: string) => own.filter((one) => one.specifier === specifier).length
  return importedProduct(path, evidence).some(
    ({ specifier }) => named(specifier) > timesMocked(path, specifier, evidence),
  )
}

function timesMocked(path: string, specifier: string, { head }: Evidence): number {
  return (head.facts(path)?.signs ?? []).filter(({ kind, text }) => kind === 'mock' && text === specifier).length
}

function importedProduct(path: string, evidence: Evidence): readonly ImportEdge[] {
  const imports = evidence.head.facts(path)?.imports ?? []
  return imports.filter(({ target }) => target !== null && isImplementation(evidence, target))
}
