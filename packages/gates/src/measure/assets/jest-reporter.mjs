// Helix's reporter of Jest, copied beside the config of a run. Plain JavaScript without imports of Helix.
// `readers/helix-json.ts` reads what it writes. Interface: jestjs.io/docs/configuration, "Custom reporters".
import { renameSync, writeFileSync } from 'node:fs'
import { comparedIn, failureOf, relative, withoutColours } from './failure.mjs'

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
   * @param {{path: string, nonce: string, root: string, canary: {file: string, passing: string, failing: string}}} settings
   *   Where to write, the run's mark, the judged folder, Helix's own tests.
   */
  constructor(_, settings) {
    this.settings = settings
  }

  onRunComplete(_, results) {
    const { path, nonce, root, canary } = this.settings
    const planted = results.testResults.find(({ testFilePath }) => testFilePath === canary.file)
    const own = results.testResults.filter((file) => file !== planted)
    forgive(results, planted)
    const { wasInterrupted, runExecError, success } = results
    const report = {
      helix: 1,
      nonce,
      reason: wasInterrupted ? 'interrupted' : success ? 'passed' : 'failed',
      canary: canaryOf(planted, canary),
      tests: own.flatMap((file) => resultsOf(file, root)),
      unhandled: runExecError ? [failureOf(runExecError, root)] : [],
      properties: [],
      bench: [],
    }
    writeFileSync(`${path}.part`, JSON.stringify(report))
    renameSync(`${path}.part`, path)
  }
}

/** That the canary fails says nothing of the project: the exit code, which Jest takes from here, is the project's alone. */
function forgive(results, planted) {
  if (planted?.numFailingTests !== 1 || planted.testExecError) return
  results.numFailedTests -= 1
  results.numFailedTestSuites -= 1
  const { numFailedTests, numRuntimeErrorTestSuites, wasInterrupted, runExecError } = results
  results.success = numFailedTests + numRuntimeErrorTestSuites === 0 && !wasInterrupted && !runExecError
}

/** How Helix's own tests went; `broken` where their file did not load. */
function canaryOf(file, { passing, failing }) {
  const known = new Map((file?.testResults ?? []).map(({ title, status }) => [title, states[status] ?? 'pending']))
  const none = file?.testExecError ? 'broken' : 'absent'
  return { passing: known.get(passing) ?? none, failing: known.get(failing) ?? none, silent: [] }
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
  // Jest counts assertions only in its own expect; a test that uses another library would look as if it had none.
  if (state === 'passed' && numPassingAsserts > 0) return { ...result, assertions: numPassingAsserts }
  if (state !== 'failed') return result
  const [thrown = { message: failureMessages?.[0] ?? '' }] = failureDetails ?? []
  return { ...result, failure: failureOf(asAssertion(named(thrown.error ?? thrown, failureMessages?.[0])), root) }
}

/** Errors lose their class on their way between processes; it stands at the head of their stack. */
function named({ name, message, stack: own, code, cause, matcherResult }, printed) {
  const stack = own ?? printed
  const [, said] = /^(\w+)(?: \[\w+\])?: /.exec(String(stack ?? message ?? '')) ?? []
  return { name: said ?? name ?? 'Error', message, stack, code, cause, matcherResult }
}

/** What `expect` throws is called Error, or JestAssertionError; what node:assert throws comes as text only. */
function asAssertion(error) {
  const text = withoutColours(error.matcherResult?.message ?? error.message)
  if (!/^(?:expect\(|assert\b.*\()/.test(text)) return error
  const message = text.split(/\n\s+at /, 1)[0]
  const { expected, actual } = { ...comparedIn(message), ...error.matcherResult }
  return { ...error, name: 'AssertionError', message, expected, actual }
}
