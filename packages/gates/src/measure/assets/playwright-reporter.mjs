// Helix's reporter of Playwright Test, copied beside the generated one of a run. Plain JavaScript without imports of Helix.
// `readers/helix-json.ts` reads what it writes. Interface: playwright.dev/docs/api/class-reporter.
import { hand } from './evidence.mjs'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { comparedIn, failureOf, isNoMatcher, relative, withoutColours } from './failure.mjs'

/** The worst of what several projects say of one test counts. */
const worst = ['failed', 'pending', 'flaky', 'expected-failure', 'skipped', 'passed']

/**
 * @param {{nonce: string, root: string, files: string[], canary: {file: string, passing: string, failing: string} | null}} settings
 *   The run's mark, the judged folder, the files of its tests, Helix's own tests.
 */
export function playwrightReporter({ nonce, root, files, canary }) {
  return class {
    errors = []

    onBegin(_, suite) {
      this.suite = suite
    }

    onError(error) {
      this.errors.push(error)
    }

    onEnd({ status: ended }) {
      const all = this.suite?.allTests() ?? []
      const errors = placed(this.errors, files, root)
      const planted = all.filter((test) => fileOf(test) === canary?.file)
      const tests = [
        ...testsOf(
          all.filter((test) => !planted.includes(test)),
          root,
        ).values(),
        ...errors.flatMap(({ error, file }) => (file === null ? [] : [wholeFile(error, relative(file, root), root)])),
      ]
      const status = ended === 'failed' && isOnly(planted, tests, errors) ? 'passed' : ended
      const report = {
        helix: 1,
        nonce,
        canary: canary === null ? null : { ...canaryOf(planted, canary), silent: [] },
        reason: status === 'passed' || status === 'failed' ? status : 'interrupted',
        tests,
        unhandled: errors.flatMap(({ error, file }) => (file === null ? [failureOf(thrownBy(error), root)] : [])),
        properties: [],
        bench: [],
      }
      hand(report)
      // That the canary fails says nothing of the project: the exit code is the project's alone.
      return { status }
    }

    printsToStdio() {
      return false
    }
  }
}

/** Whether nothing failed but what must. */
function isOnly(planted, tests, errors) {
  return (
    planted.length > 0 && errors.length === 0 && !tests.some(({ state }) => state === 'failed' || state === 'pending')
  )
}

/** How Helix's own tests went in all projects: as it must be only where it is so in each. */
function canaryOf(planted, { passing, failing }) {
  const told = (name, right) => {
    const states = planted.filter(({ title }) => title === name).map((test) => stateOf(test, test.results))
    const other = states.find((state) => state !== right)
    return states.length === 0 ? 'absent' : (other ?? right)
  }
  return { passing: told(passing, 'passed'), failing: told(failing, 'failed') }
}

function testsOf(all, root) {
  const tests = new Map()
  for (const test of all) {
    const result = resultOf(test, root)
    const key = `${result.file}\n${result.name}`
    const held = tests.get(key)
    if (held === undefined || worst.indexOf(result.state) < worst.indexOf(held.state)) tests.set(key, result)
    // What one of its projects came to.
    else if (held.state === 'passed') held.places.push(...(result.places ?? []))
  }
  return tests
}

function resultOf(test, root) {
  // The path of titles starts with the root, the project and the file.
  const [, , , ...titles] = test.titlePath()
  const attempts = test.results
  const state = stateOf(test, attempts)
  const durationMs = Math.round(attempts.reduce((sum, { duration }) => sum + Math.max(0, duration), 0))
  const result = {
    file: relative(fileOf(test), root),
    name: titles.map((title) => title || '<anonymous>').join(' > '),
    state,
    durationMs,
  }
  const error = attempts.findLast(({ errors }) => errors.length > 0)?.errors[0]
  if (state === 'passed') {
    const held = heldIn(attempts.at(-1).steps)
    const here = held.filter(({ location }) => location?.file === test.location.file)
    return { ...result, assertions: held.length, places: here.map(({ location }) => [location.line, location.column]) }
  }
  if (state !== 'failed') return result
  const steps = attempts.at(-1).steps
  const failure = failureOf(timedOut(attempts) ?? thrownBy(error, isOf(steps, 'expect', error)), root)
  return { ...result, failure: isOf(steps, 'hook', error) ? { ...failure, beside: true } : failure }
}

/** Whether an error came out of a step of this category: an assertion, or hooks and fixtures. */
function isOf(steps, category, error) {
  return steps.some((step) => {
    const isIts = step.error !== undefined && step.error.message === error?.message && step.error.value === error?.value
    return (step.category === category && isIts) || (category !== 'hook' && isOf(step.steps, category, error))
  })
}

/** The assertions that held: each is a step of its own. */
function heldIn(steps) {
  return steps.flatMap((step) => [
    ...(step.category === 'expect' && step.error === undefined ? [step] : []),
    ...heldIn(step.steps),
  ])
}

function stateOf({ expectedStatus }, attempts) {
  const last = attempts.at(-1)
  if (last === undefined || last.status === 'interrupted') return 'pending'
  if (last.status === 'skipped') return 'skipped'
  if (last.status !== 'passed') return expectedStatus === last.status ? 'expected-failure' : 'failed'
  if (expectedStatus !== 'passed') return 'failed'
  return attempts.length > 1 ? 'flaky' : 'passed'
}

/** The file that a suite was started by; the test itself may be declared in a helper. */
function fileOf(test) {
  for (let suite = test.parent; suite; suite = suite.parent)
    if (suite.type === 'file') return suite.location?.file ?? ''
  return test.location.file
}

function timedOut(attempts) {
  const last = attempts.at(-1)
  return last?.status === 'timedOut' ? { name: 'TimeoutError', message: withoutColours(last.error?.message) } : null
}

/** Errors outside of tests, each with the test file that could not be loaded; null for those of the run as a whole. */
function placed(errors, files, root) {
  const told = errors.map((error) => ({ error, file: brokenFile(error, files, root) }))
  // Where a file cannot be loaded, Playwright says that it found no tests, too.
  return told.some(({ file }) => file !== null)
    ? told.filter(({ error }) => !error.message?.startsWith('Error: No tests found'))
    : told
}

/** By its place, by its message, or as the only test file that imports what the message names. */
function brokenFile({ location, message = '' }, files, root) {
  if (files.includes(location?.file)) return location.file
  const text = withoutColours(message)
  const [, importer] = / imported from (?:file:\/\/)?(.+)/.exec(text) ?? []
  if (files.includes(importer)) return importer
  if (files.length === 1 && /\b(?:module|import|export|SyntaxError)\b/i.test(text)) return files[0]
  // What is imported by default has no name in the file that imports it.
  const names = [...text.matchAll(/['"]([^'"\n]+)['"]/g)].map(([, name]) => name).filter((name) => name !== 'default')
  const inside = location?.file.startsWith(`${root}/`) ? [basename(location.file)] : names
  const wanted = importer === undefined ? inside : [basename(importer)]
  const candidates = wanted.length === 0 ? [] : files.filter((file) => holds(file, wanted))
  return candidates.length === 1 ? candidates[0] : null
}

function holds(file, names) {
  const text = readFileSync(file, 'utf8')
  return names.every((name) => text.includes(name))
}

function wholeFile(error, file, root) {
  return { file, name: '', state: 'failed', durationMs: 0, failure: failureOf(thrownBy(error), root) }
}

/** Errors come as text: `RangeError: too many`, with colours; of one in a page it is told which call of the test ran into it. */
function thrownBy(error, isAsserted = false) {
  const text = withoutColours(error?.message ?? error?.value ?? 'the test failed without saying why')
  const [, name = 'Error', message = text] = /^(?:(?:Error: )?\w+\.\w+: (?=\w*Error: ))?(\w+): ([^]*)$/.exec(text) ?? []
  const stack = withoutColours(error?.stack)
  const cause = error?.cause === undefined ? undefined : thrownBy(error.cause)
  const code =
    /\b(E[A-Z]{4,})\b/.exec(message)?.[1] ?? (message.startsWith('Cannot find module') ? 'MODULE_NOT_FOUND' : undefined)
  const thrown = { name, message: message.split('\nRequire stack:', 1)[0], stack, cause, code }
  const isAssertion = isAsserted || /(?:^|\n\n)expect\(/.test(message)
  return isAssertion && !isNoMatcher(message) ? { ...thrown, name: 'AssertionError', ...comparedIn(message) } : thrown
}
