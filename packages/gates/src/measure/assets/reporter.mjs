// Helix's Vitest reporter, copied beside the generated config of a run. Plain JavaScript without imports of Helix: it is
// loaded by the Vitest of the judged project. `readers/helix-json.ts` reads what it writes.
import { inspect } from 'node:util'
import { hand } from './evidence.mjs'
import { falsifier } from './failure.mjs'

const longest = 16_384

/**
 * @param {{nonce: string, root: string, canary: {file: string, passing: string, failing: string} | null}} settings
 *   The run's mark, the judged folder, Helix's own tests.
 */
export function helixReporter({ nonce, root, canary }) {
  const isCanary = (module) => canary !== null && module.moduleId === canary.file
  let seen
  return {
    onTestModuleEnd(module) {
      if (!isCanary(module)) return
      seen = canaryOf(module, canary)
      // That it fails says nothing of the project: the exit code is the project's alone.
      for (const test of module.children.allTests()) forgive(test.task)
      forgive(module.task)
    },
    onTestRunEnd(all, unhandled, reason) {
      const modules = all.filter((module) => !isCanary(module))
      const tests = modules.flatMap((module) => resultsOf(module))
      const report = {
        helix: 1,
        nonce,
        reason,
        ...(canary === null
          ? {}
          : { canary: { ...(seen ?? absent), silent: tests.flatMap((one) => silentOf(one, root)) } }),
        tests: tests.map((one) => resultOf(one, root)),
        unhandled: unhandled.map((error) => failureOf(error, root)),
        properties: tests.flatMap((one) => propertiesOf(one, root)),
        bench: tests.flatMap((one) => benchOf(one, root)),
      }
      hand(report)
    },
  }
}

const absent = { passing: 'absent', failing: 'absent' }

/** How Helix's own tests went; `broken` where their file did not load. */
function canaryOf(module, { passing, failing }) {
  const states = new Map([...module.children.allTests()].map((test) => [test.name, test.result().state]))
  const none = module.errors().length > 0 ? 'broken' : 'absent'
  return { passing: states.get(passing) ?? none, failing: states.get(failing) ?? none }
}

function forgive(task) {
  if (task?.result) task.result = { ...task.result, state: 'pass', errors: [] }
}

/** Assertions that let everything pass when this test had run. */
function silentOf(entity, root) {
  if (entity.type !== 'test') return []
  const { helixSilent, helixFailed } = entity.meta()
  const isMended = helixFailed === true && stateOf(entity) === 'passed'
  const names = isMended ? ['its own failure, taken back,'] : Array.isArray(helixSilent) ? helixSilent.map(String) : []
  return names.length === 0 ? [] : [{ file: fileOf(entity, root), name: nameOf(entity), assertions: names }]
}

/** Tests, and the modules and suites that failed outside their tests. */
function resultsOf(module) {
  const suites = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  return [...suites, ...module.children.allTests()]
}

function resultOf(entity, root) {
  const base = { file: fileOf(entity, root), name: nameOf(entity) }
  if (entity.type !== 'test') {
    return { ...base, state: 'failed', durationMs: 0, failure: failureOf(entity.errors()[0], root) }
  }
  const { errors } = entity.result()
  const state = stateOf(entity)
  const { helixAssertions, helixNoneHeld, helixPlaces: places } = entity.meta()
  const assertions = helixNoneHeld === true && helixAssertions !== undefined ? 0 : helixAssertions
  const result = { ...base, state, assertions, places, durationMs: Math.round(entity.diagnostic()?.duration ?? 0) }
  if (state !== 'failed' || !errors?.[0]) return result
  const failure = failureOf(errors[0], root)
  return { ...result, failure: isBeside(entity) ? { ...failure, beside: true } : failure }
}

/** Hooks that began and did not come to their end: it was not the test itself that failed. */
function isBeside({ task }) {
  const { beforeEach, afterEach } = task?.result?.hooks ?? {}
  return beforeEach === 'run' || afterEach === 'run'
}

function stateOf(test) {
  const { state } = test.result()
  if (test.options.mode === 'todo') return 'todo'
  if (state !== 'passed') return state
  if (test.options.fails) return 'expected-failure'
  const { retryCount = 0, flaky = false } = test.diagnostic() ?? {}
  return flaky || retryCount > 0 ? 'flaky' : 'passed'
}

function failureOf(given, root) {
  const falsified = falsifier(given)
  const error = asAssertion(together({ ...falsified, stacks: falsified.stacks ?? given.stacks }))
  return {
    ...causeOf(error, root),
    causes: causesOf(error, root),
    expected: textOf(error.expected),
    actual: textOf(error.actual),
    frames: (error.stacks ?? [])
      .slice(0, 50)
      .map(({ file, line, column }) => ({ file: relative(file, root), line, column })),
  }
}

/** What a project's own matchers, and snapshots, throw is called Error. */
function asAssertion(error) {
  const { __vitest_error_context__: context } = error
  const matcher = context?.assertionName
  const isSnapshot = /^Snapshot `.+` mismatched$/.test(error.message ?? '')
  if (error.name !== 'Error' || (matcher === undefined && !isSnapshot)) return error
  // Without a text there is nothing that the snapshot could be compared with.
  if (isSnapshot && !error.expected) return { ...error, message: `New snapshot was not written: ${error.message}` }
  if (isSnapshot) return { ...error, name: 'AssertionError' }
  return {
    ...error,
    name: 'AssertionError',
    expected: error.expected ?? matcher,
    actual: error.actual ?? error.message,
  }
}

/** Errors that come together are as one of them where all are of one kind. */
function together(error) {
  const [first, ...others] = error.name === 'AggregateError' && Array.isArray(error.errors) ? error.errors : []
  if (first === undefined || others.some(({ name, code }) => name !== first.name || code !== first.code)) return error
  return { ...error, ...first, stacks: [...(first.stacks ?? []), ...(error.stacks ?? [])] }
}

function causesOf(error, root) {
  const causes = []
  for (let next = error.cause; next && causes.length < 10; next = next.cause) causes.push(causeOf(next, root))
  return causes
}

function causeOf(error, root) {
  const thrown = typeof error === 'object' ? together(error) : { message: String(error) }
  const message = relative(String(thrown.message ?? ''), root).slice(0, longest)
  return { name: String(thrown.name ?? 'Error'), message, code: textOf(thrown.code) }
}

function propertiesOf(entity, root) {
  const runs = entity.type === 'test' ? entity.meta().helixProperties : undefined
  if (!Array.isArray(runs)) return []
  return runs.map((run) => ({ ...run, file: fileOf(entity, root), name: nameOf(entity) }))
}

function benchOf(entity, root) {
  if (entity.type !== 'test') return []
  // Vitest 4 and older have no benchmarks in tests.
  return (entity.benchmarks?.() ?? []).flatMap(({ tasks }) =>
    tasks
      .filter(({ fromStore }) => !fromStore)
      .map(({ name, latency }) => ({
        file: fileOf(entity, root),
        name: `${nameOf(entity)} > ${name}`,
        mean: latency.mean,
        p95: percentile(latency.samples ?? [], 0.95) ?? latency.p99,
        samples: latency.samplesCount ?? latency.samples?.length ?? 0,
      })),
  )
}

/** Nearest-rank percentile. */
function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1]
}

function fileOf(entity, root) {
  return relative((entity.type === 'module' ? entity : entity.module).moduleId, root)
}

function nameOf(entity) {
  return entity.type === 'module' ? '' : entity.fullName
}

function relative(text, root) {
  return text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '')
}

function textOf(value) {
  if (value === undefined || value === null) return undefined
  // An object that came from a worker may have no prototype: nothing makes a text of it.
  return (typeof value === 'object' ? inspect(value) : String(value)).slice(0, longest)
}
