// Helix's reporter of node:test, copied beside the generated one of a run. Plain JavaScript without imports of Helix.
// `readers/helix-json.ts` reads what it writes. Events: nodejs.org/api/test.html, class TestsStream.
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { hand } from './evidence.mjs'
import { failureOf, printedError, relative, silentOf } from './failure.mjs'

const mostOutput = 65_536

/**
 * @param {{nonce: string, root: string, canary: {file: string, passing: string, failing: string}}} settings
 *   The run's mark, the judged folder, Helix's own tests.
 */
export function nodeReporter({ nonce, root, canary }) {
  return async function* report(events) {
    const run = new Run(root, canary)
    for await (const { type, data } of events) run[type]?.(data)
    const said = run.report()
    // That the canary fails says nothing of the project: the exit code is the project's alone.
    if (said.reason === 'passed') process.once('exit', () => (process.exitCode = 0))
    hand({ helix: 1, nonce, ...said })
    yield ''
  }
}

class Run {
  constructor(root, canary) {
    this.root = root
    this.canary = canary
    this.files = new Map()
    this.unhandled = []
    this.summary = null
  }

  'test:start'(data) {
    this.fileOf(data).names[data.nesting] = data.name
  }

  'test:pass'(data) {
    this.ended(
      data,
      data.skip !== undefined ? 'skipped' : data.todo !== undefined ? 'todo' : expectedOr('passed', data),
    )
  }

  'test:fail'(data) {
    this.ended(data, data.todo !== undefined ? 'todo' : expectedOr('failed', data))
  }

  /** Files as a whole are told of here, also where single tests of them are. */
  'test:complete'(data) {
    if (isWhole(data)) this.fileOf(data).failed = data.details.passed === false
  }

  'test:stderr'(data) {
    const file = this.fileOf(data)
    file.printed = (file.printed + data.message).slice(-mostOutput)
  }

  'test:diagnostic'(data) {
    const { message, nesting } = data
    const [, held] = /^helix: (\d+) assertions held$/.exec(message) ?? []
    const test = this.fileOf(data).tests.findLast((one) => one.nesting === nesting)
    // The test itself could say more, never less.
    if (held !== undefined && test?.state === 'passed')
      test.assertions = Math.min(test.assertions ?? Infinity, Number(held))
    const [, places] = /^helix: places (\[[^]*\])$/.exec(message) ?? []
    if (places !== undefined && test?.state === 'passed') test.places = JSON.parse(places)
    const [, tried] = /^helix: properties (\[[^]*\])$/.exec(message) ?? []
    if (tried !== undefined && test !== undefined) test.properties = [...(test.properties ?? []), ...JSON.parse(tried)]
    if (!/asynchronous activity after the test ended/.test(message)) return
    const text = relative(message, this.root)
    this.unhandled.push({ name: 'Error', message: text.slice(0, 1024), causes: [], frames: [] })
  }

  /** Each file that came to its end says so, then all of them do. */
  'test:summary'(data) {
    if (data.file === undefined) this.summary = data
    else this.fileOf(data).ended = true
  }

  fileOf({ entryFile, file }) {
    const path = resolve(this.root, entryFile ?? file ?? '')
    if (!this.files.has(path)) this.files.set(path, { names: [], tests: [], printed: '', failed: false, ended: false })
    return this.files.get(path)
  }

  ended(data, state) {
    const file = this.fileOf(data)
    const { type, error, duration_ms: duration = 0 } = data.details ?? {}
    if (isWhole(data)) file.alone = { state, error }
    const fromBelow = error?.failureType === 'subtestsFailed'
    // A suite is no test: it counts where it failed by itself, in a hook say.
    if (isWhole(data) || (type === 'suite' && (state !== 'failed' || fromBelow))) return
    const name = [...file.names.slice(0, data.nesting), data.name].join(' > ')
    const below = fromBelow
      ? file.tests.findLast((test) => test.failure && test.name.startsWith(`${name} > `))
      : undefined
    const beside = error?.failureType === 'hookFailed'
    const own = () => ({ ...failureOf(thrownBy(error), this.root), ...(beside && { beside }) })
    const failure = state === 'failed' ? (below?.failure ?? own()) : undefined
    const { nesting } = data
    file.tests.push({ name, nesting, state, durationMs: Math.round(duration), ...(failure && { failure }) })
  }

  report() {
    const planted = this.files.get(this.canary.file)
    this.files.delete(this.canary.file)
    const tests = [...this.files].flatMap(([path, file]) => {
      const place = { file: relative(path, this.root) }
      return [...file.tests, ...this.wholeOf(file)].map((test) => ({ ...place, ...test }))
    })
    const canary = { ...canaryOf(planted, this.canary), silent: silentOf(tests) }
    const properties = tests.flatMap(({ file, name, properties: tried = [] }) =>
      tried.map((one) => ({ ...one, file, name })),
    )
    return { reason: this.reasonOf(tests, canary), canary, tests, unhandled: this.unhandled, properties, bench: [] }
  }

  /** How the run would have ended without the canary. */
  reasonOf(tests, { failing }) {
    if (this.summary === null) return 'interrupted'
    const { success, counts } = this.summary
    const onlyCanary = failing === 'failed' && counts.failed + counts.cancelled === 1
    return success || (onlyCanary && !tests.some(({ state }) => state === 'failed')) ? 'passed' : 'failed'
  }

  /** What is to be said of a file beside its tests: it broke, it has none, or it left before it was through. */
  wholeOf({ tests, failed, ended, printed, alone }) {
    const whole = { name: '', durationMs: 0 }
    const told = tests.some(({ state }) => state === 'failed')
    if (alone?.state === 'failed' || (failed && !told)) {
      const failure = failureOf(printedError(printed) ?? thrownBy(alone?.error), this.root)
      return [{ ...whole, state: 'failed', failure }]
    }
    if (alone !== undefined) return [{ ...whole, state: alone.state }]
    return ended || tests.length === 0 ? [] : [{ ...whole, state: 'pending' }]
  }
}

/** A file of the run is a test of the runner's own process; tests inside it come with the file that they were started by. */
function isWhole({ nesting, name, file, entryFile }) {
  return nesting === 0 && entryFile === undefined && file !== undefined && resolve(name) === file
}

function expectedOr(state, data) {
  return data.expectFailure === undefined || data.expectFailure === false ? state : 'expected-failure'
}

/** node:test wraps what was thrown. */
function thrownBy(error) {
  if (error === undefined) return { name: 'Error', message: 'the file failed without saying why' }
  if (error.failureType === 'testTimeoutFailure') return { name: 'TimeoutError', message: error.message }
  // What cannot be sent between processes, an error with functions say, comes as it would be printed.
  const [, printed] = /^\[Error \[ERR_TEST_FAILURE\][^]*?\n +cause: ([^]*)/.exec(error) ?? []
  if (printed !== undefined) return classed(printedError(printed.replaceAll(/^ {2}/gm, ''))) ?? error
  if (error.code !== 'ERR_TEST_FAILURE' || error.cause === undefined) return error
  const isPrinted = typeof error.cause === 'object' && error.cause !== null && inspect.custom in error.cause
  return isPrinted ? (classed(printedError(inspect(error.cause))) ?? error) : restored(error.cause)
}

/** Exceptions of the web (`DOMException`) come without what they say; what is printed of them holds it. */
function restored(error) {
  const { name, message, stack } =
    typeof error === 'object' && error?.message === '' ? (printedError(error.stack ?? '') ?? {}) : {}
  return message === undefined ? error : { name, message, stack }
}

/** An error of another class than its name says is printed as `Error [AssertionError]: …`. */
function classed(error) {
  return error?.code?.endsWith('Error') ? { ...error, name: error.code, code: undefined } : error
}

/** How Helix's own tests went; `broken` where their file did not load. */
function canaryOf(file, { passing, failing }) {
  const states = new Map(file?.tests.map(({ name, state }) => [name, state]))
  const none = file?.alone?.state === 'failed' ? 'broken' : 'absent'
  return { passing: states.get(passing) ?? none, failing: states.get(failing) ?? none }
}
