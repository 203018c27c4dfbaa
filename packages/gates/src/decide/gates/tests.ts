import type { CommandName, Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Run } from '../../run/run.ts'
import type { Evidence, Judged } from '../evidence.ts'
import type { DeclaredTest } from '../../facts/facts.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { isSkipped } from '../modifiers.ts'
import { counted } from '../per-cent.ts'
import { flakyFinding, frozenFlaky } from '../flaky/flaky-finding.ts'
import { keptRecord, knownFlakes } from '../flaky/known-flakes.ts'
import { flakyRed, judgeRed } from '../red/judge-target.ts'
import { commandOf, provenRedRuns, provenRuns } from '../runs.ts'
import { redBarIndex, redTargets } from '../steps.ts'
import { isDeclared, isDeclaredAs, titleOf } from '../test-id.ts'
import { unhandledErrors } from '../unhandled.ts'
import { unrunTests } from '../unrun.ts'
import {
  type TestVector,
  firstFailure,
  isWholeFile,
  splitTargets,
  vectorInWords,
  vectorsOf,
  whereOf,
} from '../vectors.ts'

/**
 * Every test passes, except targets while they may be red. Measured: `passed`, `failed`, `skipped`, `red` (tolerated
 * targets), `new` (tests that the base does not declare, here or elsewhere), and where there are any `flaky`: ids of tests that disagree from
 * run to run on the base as well, which is not charged to the head.
 */
export const tests: Gate = {
  name: 'tests',
  // Targets must fail alike every time, which one run cannot show.
  needs: (condition, policy) => {
    const command = commandOf(condition)
    return [{ what: 'run', command, purpose: 'tests', times: redBarIndex(policy, command) === -1 ? 1 : 2 }]
  },
  judge(condition, evidence) {
    const command = commandOf(condition)
    const { empty, minTests } = askedOf(condition, 'tests')
    const measurable = evidence.runs(command, 'tests').some((run) => run.tests.length > 0)
    if (empty === 'until-first' && !measurable && evidence.testFiles(command)?.length === 0) {
      return decided({ passed: 0, failed: 0, skipped: 0, red: 0, new: 0 }, [])
    }
    const mayBeRed = redTargets(evidence, command)
    const evident = mayBeRed.size > 0 ? provenRedRuns(evidence, command, 2) : provenRuns(evidence, command, 'tests')
    if (!evident.ok) return evident.judged
    const all = vectorsOf(evident.runs)
    const unrun = [
      ...all.filter(hasNotRun).flatMap((vector) => unrunFile(vector, evidence)),
      ...unrunTests(command, all, evidence),
    ]
    if (unrun.length > 0) return missing(unrun, {}, evident.reports)
    const vectors = all.filter((vector) => !hasNotRun(vector))
    if (vectors.length === 0) return noTests(command, evident.reports)
    return judgeVectors(command, evidence, evident.runs, { vectors, mayBeRed, minTests, reports: evident.reports })
  },
}

interface Material {
  vectors: TestVector[]
  mayBeRed: ReadonlySet<string>
  minTests: number
  reports: string[]
}

function judgeVectors(command: CommandName, evidence: Evidence, runs: readonly Run[], material: Material): Judged {
  const { vectors, mayBeRed, minTests, reports } = material
  const targets = splitTargets(vectors, mayBeRed)
  const rows = new Set([...targets.found.values()].flat())
  const known = knownFlakes(command, vectors, evidence)
  const findings = vectors.flatMap((vector) =>
    rows.has(vector) ? judgeTarget(vector, runs, evidence) : judgeOther(vector, { command, vectors, known }, evidence),
  )
  findings.push(...unhandledErrors('GATE-TESTS-UNHANDLED', runs))
  const passed = vectors.filter((vector) => vector.state === 'passed')
  const executed = vectors.filter((vector) => ['passed', 'failed', 'flaky'].includes(vector.state)).length
  if (executed < minTests) {
    const message = `${command}: ${counted(executed, 'test')} executed, asked at least ${minTests}`
    findings.push(fault('GATE-TESTS-FEW', message, 'Write the tests that this step asks for.', { name: command }))
  }
  const refused = new Set(
    findings.flatMap((finding) => (finding.where?.name === undefined ? [] : [finding.where.name])),
  )
  const failing = vectors.filter(({ id, state }) => ['failed', 'flaky', 'lost'].includes(state) && !known.has(id))
  const flaky = [...known.union(new Set(keptRecord(command, vectors, evidence)))].toSorted()
  const red = failing.filter((vector) => rows.has(vector) && !refused.has(vector.id)).length
  const skipped = vectors.length - passed.length - failing.length - known.size
  const measured = {
    passed: passed.length,
    failed: failing.length - red,
    skipped,
    red,
    new: passed.filter(isNew(evidence)).length,
    ...(flaky.length > 0 && { flaky }),
  }
  return decided(measured, findings, reports)
}

/** A file that ended well without a test of its own. */
function hasNotRun(vector: TestVector): boolean {
  return isWholeFile(vector) && vector.state === 'passed'
}

function unrunFile({ file }: TestVector, { head }: Evidence): Finding[] {
  const declared = head.facts(file)?.tests.length ?? 0
  if (declared === 0) return []
  const message = `${file} declares ${counted(declared, 'test')} and ended without running one`
  return [
    fault('GATE-TESTS-UNRUN', message, 'Look for a process.exit or a condition around its tests.', { path: file }),
  ]
}

function judgeTarget(vector: TestVector, runs: readonly Run[], evidence: Evidence): Finding[] {
  const oncePassed = [...evidence.targets.passedOnce].some((id) => isDeclaredAs(vector.id, id) || isAround(vector, id))
  if (vector.state === 'passed') return []
  if (vector.state === 'flaky' || vector.state === 'lost') return [named(flakyRed(vector, evidence), vector)]
  if (vector.state !== 'failed') return [skippedTest(vector)]
  if (oncePassed) {
    const message = `"${shownAs(vector)}" passed earlier in this cycle and fails now: ${reason(vector)}`
    return [fault('GATE-TESTS-BROKE', message, 'Make it pass again.', at(vector))]
  }
  const { finding } = judgeRed(vector, runs, evidence, shownAs(vector))
  return finding === null ? [] : [named(finding, vector)]
}

interface Beside {
  command: CommandName
  /** Of all tests of the command. */
  vectors: readonly TestVector[]
  /** Tests that disagree on the base as well. */
  known: ReadonlySet<string>
}

function judgeOther(vector: TestVector, { command, vectors, known }: Beside, evidence: Evidence): Finding[] {
  const shown = shownAs(vector)
  if (vector.state === 'passed') return assertsNothing(vector, { command, vectors }, evidence)
  if (vector.state === 'failed') {
    return [fault('GATE-TESTS-FAILED', `"${shown}" fails: ${reason(vector)}`, 'Make it pass.', at(vector))]
  }
  if (vector.state === 'flaky') return [known.has(vector.id) ? baseFlaky(vector) : flakyFinding(vector, evidence)]
  if (vector.state === 'lost') {
    if (evidence.frozen?.has(vector.file) === true) return [frozenFlaky(vector)]
    const message = `"${shown}" differs from run to run: ${vectorInWords(vector)}`
    const fix = 'Take time, randomness, order and shared state out of the test.'
    return [fault('GATE-TESTS-LOST', message, fix, at(vector))]
  }
  return wasSkipped(vector, evidence) ? [] : [skippedTest(vector)]
}

/** What the base does as well is told, and not charged. */
function baseFlaky(vector: TestVector): Finding {
  const message = `"${shownAs(vector)}" differs from run to run, as it does on the base: ${vectorInWords(vector)}`
  const fix = 'Take time, randomness, order and shared state out of the test.'
  return { ...fault('GATE-TESTS-BASE-FLAKY', message, fix, at(vector)), severity: 'warning' }
}

/**
 * A test that made no assertion when it ran, and whose body names none (a type's assertion works without running); or fewer
 * than stand in its way: of a table, whose rows may ask for different things, all rows did. What the base already holds is not
 * charged to the head.
 */
function assertsNothing(
  vector: TestVector,
  { command, vectors }: Omit<Beside, 'known'>,
  { head, base, policy }: Evidence,
): Finding[] {
  const tests = head.facts(vector.file)?.tests ?? []
  const declared = declaredAs(vector.id, tests)
  const fewest = fewestOf(vector)
  if (fewest === null || declared === undefined) return []
  const kind = policy.commands[command]?.kind
  const sure = kind === 'node' || kind === 'pytest' ? declared.sure.assert : declared.sure.expect
  // Playwright waits for what it asks of a page, which asserts too.
  const isSilent = fewest === 0 && !declared.asserts && kind !== 'playwright'
  if (!isSilent && fewest >= sure) return []
  const rows = declared.id === vector.id ? [] : vectors.filter(({ id }) => declaredAs(id, tests) === declared)
  if (!isSilent && rows.some((row) => (fewestOf(row) ?? 0) >= sure)) return []
  const known = base?.facts(vector.file)?.tests.some(({ id, body }) => id === declared.id && body === declared.body)
  if (known) return []
  const message = isSilent
    ? `"${shownAs(vector)}" passes without an assertion, asked at least one`
    : `"${shownAs(vector)}" passes, and ${fewest} of the ${counted(sure, 'assertion')} in its way held`
  const fix = isSilent ? 'Assert what the test is named after.' : 'Let every run of it come to its assertions.'
  return [fault('GATE-TESTS-NO-ASSERTION', message, fix, at(vector))]
}

/** The least number of assertions that one of its runs made; null where nothing counted them. */
function fewestOf({ results }: TestVector): number | null {
  const made = results.flatMap((result) => result?.assertions ?? [])
  return made.length === 0 ? null : Math.min(...made)
}

/** The test of this very id; else, of the tables that one of its rows may be (`%s` fits any title), the one that asserts least. */
function declaredAs(id: string, tests: readonly DeclaredTest[]): DeclaredTest | undefined {
  const tables = tests.filter((test) => isDeclaredAs(id, test.id)).toSorted((one, other) => most(one) - most(other))
  return tests.find((test) => test.id === id) ?? tables.find((test) => test.asserts) ?? tables[0]
}

/** How many assertions stand in its way, by the library that has more of them. */
function most({ sure }: DeclaredTest): number {
  return Math.max(sure.assert, sure.expect)
}

/** What the base already skipped is not charged to the head. */
function wasSkipped(vector: TestVector, evidence: Evidence): boolean {
  const declared = evidence.base?.facts(vector.file)?.tests ?? []
  return declared.some(({ id, modifiers }) => isSkipped(modifiers) && isDeclaredAs(vector.id, id))
}

function skippedTest(vector: TestVector): Finding {
  const message = `"${shownAs(vector)}" is ${vector.state}, asked to run and pass`
  return fault('GATE-TESTS-SKIPPED', message, 'Take the modifier off, or delete the test with its reason.', at(vector))
}

/** The base declares no such test there, nor one with the same body that stands elsewhere now. */
function isNew({ head, base }: Evidence): (vector: TestVector) => boolean {
  const gone = (base?.paths ?? []).flatMap((path) => {
    const kept = new Set(testsOf(head, path).map(({ id }) => id))
    return testsOf(base, path).filter(({ id }) => !kept.has(id))
  })
  const bodies = new Set(gone.map(({ body }) => body))
  return ({ id, file }) => {
    const known = testsOf(base, file).map((test) => test.id)
    const moved = testsOf(head, file).filter(({ body }) => bodies.has(body))
    return !isDeclared(id, [...known, ...moved.map((test) => test.id)])
  }
}

function testsOf(tree: Evidence['base'], path: string): readonly DeclaredTest[] {
  return tree?.facts(path)?.tests ?? []
}

function isAround(vector: TestVector, id: string): boolean {
  return id.startsWith(`${vector.id} > `)
}

function shownAs(vector: TestVector): string {
  return isWholeFile(vector) ? vector.file : titleOf(vector.id)
}

function at(vector: TestVector) {
  return { ...whereOf(vector), name: vector.id }
}

function named(finding: Finding, vector: TestVector): Finding {
  return { ...finding, where: { ...finding.where, name: vector.id } }
}

function reason(vector: TestVector): string {
  const failure = firstFailure(vector)
  if (failure === undefined) return 'the report does not say why'
  const line = failure.message.split('\n')[0] ?? ''
  return `${failure.name}: ${line.length > 160 ? `${line.slice(0, 159)}…` : line}`
}

function noTests(command: CommandName, reports: string[]): Judged {
  const message = `${command} executed no test, asked at least one`
  const fix = 'Check which files the command collects; then write the first test.'
  return missing([fault('GATE-TESTS-EMPTY', message, fix, { name: command })], { passed: 0 }, reports)
}
