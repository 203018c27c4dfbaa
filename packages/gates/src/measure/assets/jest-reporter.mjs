// Helix's reporter of Jest, copied beside the config of a run. Plain JavaScript without imports of Helix.
// `readers/helix-json.ts` reads what it writes. Interface: jestjs.io/docs/configuration, "Custom reporters".
import { hand } from './evidence.mjs'
import {
  classIn,
  comparedIn,
  failureOf,
  falsifier,
  isNoMatcher,
  relative,
  silentOf,
  withoutColours,
} from './failure.mjs'

const states = {
  passed: 'passed',
  failed: 'failed',
  todo: 'todo',
  skipped: 'skipped',
  disabled: 'skipped',
  pending: 'skipped',
}

export default class JestReporter {
  /**
   * @param {{nonce: string, root: string, canaries: {file: string, passing: string, failing: string}[]}} settings
   *   The run's mark, the judged folder, Helix's own tests: in the project's environment, and in each that a
   *   test file chooses for itself.
   */
  constructor(_, settings) {
    this.settings = settings
  }

  onRunComplete(_, results) {
    const { nonce, root, canaries } = this.settings
    const planted = canaries.map((canary) =>
      results.testResults.find(({ testFilePath }) => testFilePath === canary.file),
    )
    const tests = results.testResults.filter((file) => !planted.includes(file)).flatMap((file) => resultsOf(file, root))
    for (const file of planted) forgive(results, file)
    const { wasInterrupted, runExecError, success } = results
    const report = {
      helix: 1,
      nonce,
      reason: wasInterrupted ? 'interrupted' : success ? 'passed' : 'failed',
      canary: { ...worstOf(canaries.map((canary, at) => canaryOf(planted[at], canary))), silent: silentOf(tests) },
      tests,
      unhandled: runExecError ? [failureOf(runExecError, root)] : [],
      properties: [],
      bench: [],
    }
    hand(report)
  }
}

/** How the canaries end says nothing of the project: the exit code, which Jest takes from here, is the project's alone. */
function forgive(results, planted) {
  if (planted?.testExecError) results.numRuntimeErrorTestSuites -= 1
  else if (planted?.numFailingTests === 1) results.numFailedTests -= 1
  else return
  results.numFailedTestSuites -= 1
  const { numFailedTests, numRuntimeErrorTestSuites, wasInterrupted, runExecError } = results
  results.success = numFailedTests + numRuntimeErrorTestSuites === 0 && !wasInterrupted && !runExecError
}

/** How Helix's own tests went; `broken` where their file did not load. */
function canaryOf(file, { passing, failing }) {
  const known = new Map((file?.testResults ?? []).map(({ title, status }) => [title, states[status] ?? 'pending']))
  const none = file?.testExecError ? 'broken' : 'absent'
  return { passing: known.get(passing) ?? none, failing: known.get(failing) ?? none }
}

/** The first that is not as it must be; an environment that cannot be loaded says so at the tests that chose it. */
function worstOf([own, ...others]) {
  return [own, ...others.filter(({ failing }) => failing !== 'broken')].find((one) => !isRight(one)) ?? own
}

function isRight({ passing, failing }) {
  return passing === 'passed' && failing === 'failed'
}

/** The tests of a file, and the file itself where it broke outside of them. */
function resultsOf({ testFilePath, testResults, testExecError, failureMessage, openHandles = [] }, root) {
  const file = relative(testFilePath, root)
  const tests = testResults.map((test) => ({ file, ...resultOf(test, root) }))
  if (openHandles.length > 0) tests.push({ ...whole(file), failure: failureOf(openHandles[0], root) })
  if (testExecError === undefined || testExecError === null) return tests
  const broken = testExecError.stack ? testExecError : { ...testExecError, message: failureMessage }
  return [...tests, { ...whole(file), failure: failureOf(named(broken), root) }]
}

function whole(file) {
  return { file, name: '', state: 'failed', durationMs: 0 }
}

function resultOf(
  { ancestorTitles, title, status, duration, failureDetails, failureMessages, invocations = 1, numPassingAsserts },
  root,
) {
  const said = states[status] ?? 'pending'
  const state = said === 'passed' && invocations > 1 ? 'flaky' : said
  const result = { name: [...ancestorTitles, title].join(' > '), state, durationMs: Math.round(duration ?? 0) }
  if (state === 'passed' && numPassingAsserts !== undefined)
    return {
      ...result,
      ...(typeof numPassingAsserts === 'object' ? numPassingAsserts : { assertions: numPassingAsserts }),
    }
  if (state !== 'failed') return result
  const [thrown = { message: failureMessages?.[0] ?? '' }] = failureDetails ?? []
  const error = falsifiedBy(named(thrown.error ?? thrown, failureMessages?.[0]))
  // Jest's own runner tells by its stack whether it called a hook or the test.
  const beside = isByHook(error)
  return { ...result, failure: { ...failureOf(asAssertion(error), root), ...(beside && { beside }) } }
}

function isByHook({ stack: printed = '' }) {
  return printed.includes('_callCircusHook')
}

/** A property that answers false is compared by nobody else. */
function falsifiedBy(error) {
  const found = falsifier(error)
  return found === error || found.name === 'AssertionError' ? found : named(found)
}

/** Errors lose their class on their way between processes; it stands at the head of their stack. */
function named({ name, message, stack: own, code, cause, errors, matcherResult }, printed) {
  const stack = own ?? printed
  return { name: classIn(stack ?? message) ?? name ?? 'Error', message, stack, code, cause, errors, matcherResult }
}

/** What `expect` throws is called Error, or JestAssertionError; what node:assert throws comes as text only. */
function asAssertion(error) {
  const text = withoutColours(error.matcherResult?.message ?? error.message)
  const isOwn = error.matcherResult !== undefined && !text.startsWith('expect(')
  if (isNoMatcher(text) || !(isOwn || /^(?:expect\(|assert\b.*\(|Expected value\b)/.test(text))) return error
  const message = text.split(/\n\s+at /, 1)[0]
  const { expected, actual = isOwn ? message : undefined } = { ...comparedIn(message), ...error.matcherResult }
  return { ...error, name: 'AssertionError', message, expected, actual }
}
