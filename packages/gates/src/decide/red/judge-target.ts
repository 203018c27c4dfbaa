import type { Finding } from '@helix/core'
import type { Failure, Run } from '../../run/run.ts'
import type { Evidence, StubbedRuns } from '../evidence.ts'
import { fault } from '../gate.ts'
import { frozenFlaky } from '../flaky/flaky-finding.ts'
import { failsAlike } from '../overlay/fails-alike.ts'
import { isDeclared, isDeclaredAs, isInside, titleOf } from '../test-id.ts'
import { type TestVector, isWholeFile, vectorInWords, whereOf } from '../vectors.ts'
import { type RedClassName, redClasses } from './classes.ts'
import { classify, isInTest } from './classify.ts'
import { type RedContext, redContext } from './context.ts'
import { isHopelessLine } from '../../facts/fixed/fixed-lines.ts'
import { hopelessIn } from './idle-lines.ts'
import { innermost } from './innermost.ts'
import { signature } from './signature.ts'

export interface RedAnswer {
  /** The class, when all runs agree on it. */
  name: RedClassName | null
  finding: Finding | null
}

/**
 * Whether a target that failed in every run fails for one accepted reason, the same each time. `runs[n]` made `results[n]`; `stubbed`: its
 * runs on stubs, where they were made.
 */
export function judgeRed(
  vector: TestVector,
  runs: readonly Run[],
  evidence: Evidence,
  stubbed: StubbedRuns | null = null,
): RedAnswer {
  // No declared test bears this id: the file, a suite or a hook broke around the tests.
  const { ids } = evidence.targets
  const broke = !isDeclared(vector.id, ids) && !isInside(vector.id, ids)
  const reds = vector.results.flatMap((result, at) => {
    const run = runs[at]
    if (run === undefined || result?.failure === undefined) return []
    const context = redContext(evidence, run, vector.file, {
      title: isWholeFile(vector) ? '' : titleOf(vector.id),
      stubbed,
    })
    const failure = ofTest(result.failure, context)
    const told = classify(failure, context, broke)
    const isDeaf = () =>
      isHopeless(vector, evidence) ||
      endsHopeless(failure, context, evidence) ||
      (behaves.has(told) &&
        stubbed !== null &&
        failsAlike({ id: vector.id, file: vector.file, failure }, stubbed, evidence))
    const name = redClasses[told].accepted && isDeaf() ? 'H-unconditional' : told
    return [{ name, failure, signature: signature(vector.id, name, failure) }]
  })
  const [first] = reds
  if (first === undefined || reds.length < vector.results.length) return { name: null, finding: unexplained(vector) }
  const other = reds.find((red) => red.signature !== first.signature)
  if (other !== undefined) {
    const reasons = `${inWords(first)}; ${inWords(other)}`
    if (evidence.frozen?.has(vector.file) === true) return { name: null, finding: frozenFlaky(vector, reasons) }
    const message = `"${titleOf(vector.id)}" fails for different reasons: ${reasons}`
    const fix = 'Make it fail for one reason: take time, randomness and order out of the test.'
    return { name: null, finding: fault('RED-FLAKY', message, fix, whereOf(vector)) }
  }
  const { accepted, meaning, fix } = redClasses[first.name]
  if (accepted) return { name: first.name, finding: null }
  const message = `"${titleOf(vector.id)}" fails for a reason that is no good red: ${meaning} (${inWords(first)})`
  return { name: first.name, finding: fault('RED-CLASS', message, fix, whereOf(vector)) }
}

/** The product was asked, and said something. */
const behaves: ReadonlySet<RedClassName> = new Set(['R-assertion', 'R-boundary'])

/** Whether each of the tests that failed asks for what no answer can be, wherever else it fails: a file that cannot be loaded fails all of its own. */
function isHopeless(vector: TestVector, evidence: Evidence): boolean {
  const { id, file } = vector
  const { ids } = evidence.targets
  const tests = (evidence.head.facts(file)?.tests ?? []).filter((test) => ids.has(test.id))
  const failing = isWholeFile(vector) ? tests : tests.filter((test) => isDeclaredAs(id, test.id))
  const lines = hopelessIn(file, evidence)
  return (
    failing.length > 0 &&
    failing.every(({ line, endLine }) => lines.some(([first, last]) => line <= first && last <= endLine))
  )
}

/** Whether no answer meets the line in which it ended, be it of a function that asserts for tests. */
function endsHopeless(failure: Failure, context: RedContext, { head }: Evidence): boolean {
  const thrower = innermost(failure, context)
  if (thrower === undefined || context.isImplementation(thrower.file)) return false
  return isHopelessLine(head.text(thrower.file) ?? '', thrower.file, thrower.line)
}

/** Vitest says of tests with fixtures that a hook has not ended: a failure inside of the test is the test's all the same. */
function ofTest(failure: Failure, context: RedContext): Failure {
  const { beside, ...own } = failure
  return beside === true && isInTest(failure, context) ? own : failure
}

/** A target of which the runs disagree. */
export function flakyRed(vector: TestVector, { frozen }: Pick<Evidence, 'frozen'>): Finding {
  if (frozen?.has(vector.file) === true) return frozenFlaky(vector)
  const message = `"${titleOf(vector.id)}" differs from run to run: ${vectorInWords(vector)}`
  return fault('RED-FLAKY', message, 'Take time, randomness, order and shared state out of the test.', whereOf(vector))
}

function unexplained(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" fails, but the report does not say why`
  return fault(
    'RED-CLASS',
    message,
    'Use a report that holds the failure: runner: vitest, or report: junit.',
    whereOf(vector),
  )
}

function inWords({ name, failure }: { name: RedClassName; failure: { name: string; message: string } }): string {
  const line = failure.message.split('\n')[0] ?? ''
  return `${name}: ${failure.name}: ${line.length > 120 ? `${line.slice(0, 119)}…` : line}`
}
