import type { CommandName, Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Run } from '../../run/run.ts'
import type { Evidence, Judged } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { isSkipped } from '../modifiers.ts'
import { counted } from '../per-cent.ts'
import { flakyFinding, frozenFlaky } from '../flaky/flaky-finding.ts'
import { keptRecord, knownFlakes } from '../flaky/known-flakes.ts'
import { assertsNothing } from '../passing/asserts-nothing.ts'
import { isNew } from '../passing/new-tests.ts'
import { flakyRed, judgeRed } from '../red/judge-target.ts'
import { commandOf, provenRedRuns, provenRuns } from '../runs.ts'
import { redBarIndex, redTargets } from '../steps.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'
import { unhandledErrors } from '../unhandled.ts'
import { unrunTests } from '../unrun.ts'
import {
  type TestVector,
  firstFailure,
  isWholeFile,
  placeOf,
  splitTargets,
  vectorInWords,
  vectorsOf,
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
    const message = `"${titleOf(vector.id)}" passed earlier in this cycle and fails now: ${reason(vector)}`
    return [fault('GATE-TESTS-BROKE', message, 'Make it pass again.', placeOf(vector))]
  }
  const { finding } = judgeRed(vector, runs, evidence)
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
  if (vector.state === 'passed') return assertsNothing(vector, { command, vectors }, evidence)
  if (vector.state === 'failed') {
    return [
      fault('GATE-TESTS-FAILED', `"${titleOf(vector.id)}" fails: ${reason(vector)}`, 'Make it pass.', placeOf(vector)),
    ]
  }
  if (vector.state === 'flaky') return [known.has(vector.id) ? baseFlaky(vector) : flakyFinding(vector, evidence)]
  if (vector.state === 'lost') {
    if (evidence.frozen?.has(vector.file) === true) return [frozenFlaky(vector)]
    const message = `"${titleOf(vector.id)}" differs from run to run: ${vectorInWords(vector)}`
    const fix = 'Take time, randomness, order and shared state out of the test.'
    return [fault('GATE-TESTS-LOST', message, fix, placeOf(vector))]
  }
  return wasSkipped(vector, evidence) ? [] : [skippedTest(vector)]
}

/** What the base does as well is told, and not charged. */
function baseFlaky(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" differs from run to run, as it does on the base: ${vectorInWords(vector)}`
  const fix = 'Take time, randomness, order and shared state out of the test.'
  return { ...fault('GATE-TESTS-BASE-FLAKY', message, fix, placeOf(vector)), severity: 'warning' }
}

/** What the base already skipped is not charged to the head. */
function wasSkipped(vector: TestVector, evidence: Evidence): boolean {
  const declared = evidence.base?.facts(vector.file)?.tests ?? []
  return declared.some(({ id, modifiers }) => isSkipped(modifiers) && isDeclaredAs(vector.id, id))
}

function skippedTest(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" is ${vector.state}, asked to run and pass`
  return fault(
    'GATE-TESTS-SKIPPED',
    message,
    'Take the modifier off, or delete the test with its reason.',
    placeOf(vector),
  )
}

function isAround(vector: TestVector, id: string): boolean {
  return id.startsWith(`${vector.id} > `)
}

function named(finding: Finding, vector: TestVector): Finding {
  return { ...finding, where: { ...finding.where, name: vector.id } }
}

function reason(vector: TestVector): string {
  const failure = firstFailure(vector)
  if (failure === undefined) return 'the report does not say why'
  const line = firstSentence(failure.message)
  return `${failure.name}: ${line.length > 160 ? `${line.slice(0, 159)}…` : line}`
}

/** The first line of a message, and what follows as long as a line only announces the next one. */
function firstSentence(message: string): string {
  const [first = '', ...others] = message.split('\n')
  const lines = [first]
  for (const line of others.map((one) => one.trim())) {
    if (!lines.at(-1)?.endsWith(':')) break
    if (line !== '') lines.push(line)
  }
  return lines.join(' ')
}

function noTests(command: CommandName, reports: string[]): Judged {
  const message = `${command} executed no test, asked at least one`
  const fix = 'Check which files the command collects; then write the first test.'
  return missing([fault('GATE-TESTS-EMPTY', message, fix, { name: command })], { passed: 0 }, reports)
}
