// Attacks on the evidence of runs: reports that are absent, old, cut off, or say what did not happen.
import type { RawReport, RawRun } from '../packages/gates/src/run/raw-run.ts'
import { type Attack, read } from './attack.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const startedAt = 1_700_000_000

interface Reported {
  states?: readonly string[]
  nonce?: string
  reason?: string
  unhandled?: boolean
  canary?: string
  /** What lets everything pass when the first test has run. */
  silent?: readonly string[]
}

const failure = { name: 'Error', message: 'broken', causes: [], frames: [] }

/** Helix's own report of tests that ended so. */
function report({
  states = ['passed', 'passed'],
  nonce = 'this run',
  reason = 'passed',
  unhandled = false,
  canary = 'failed',
  silent = [],
}: Reported = {}): RawReport {
  const tests = states.map((state, at) => ({
    file: '/repo/test/a.test.ts',
    name: `test ${at}`,
    state,
    durationMs: 1,
    ...(state === 'failed' && { failure }),
  }))
  const text = JSON.stringify({
    helix: 1,
    nonce,
    reason,
    tests,
    unhandled: unhandled ? [failure] : [],
    properties: [],
    bench: [],
    canary: {
      passing: 'passed',
      failing: canary,
      silent: silent.length === 0 ? [] : [{ file: '/repo/test/a.test.ts', name: 'test 0', assertions: silent }],
    },
  })
  return { format: 'helix-json', bytes: bytes(text), modifiedAt: startedAt + 1 }
}

/** What came over the descriptor of the report, and more after it. */
function spoken({ format, bytes: said }: RawReport, more: string): RawReport {
  return { format, bytes: said === null ? null : Buffer.concat([said, bytes(more)]) }
}

function run(parts: Partial<RawRun> = {}, made: RawReport = report()): RawRun {
  return {
    command: 'unit', purpose: 'tests', argv: ['vitest'], startedAt, durationMs: 1000,
    exit: { code: 0, signal: null, timedOut: false, missing: false },
    nonce: 'this run', seed: 1, reports: [made], output: '', ...parts,
  } // prettier-ignore
}

const exit = (code: number | null, more: Partial<RawRun['exit']> = {}) => ({
  exit: { code, signal: null, timedOut: false, missing: false, ...more },
})
const honest = () => read(run(), 2)
const gone: RawReport = { format: 'helix-json', bytes: null }

/** A run of StrykerJS: one mutant of the product that is killed unless said otherwise, and one of Helix that changes nothing. */
function mutated(status: string, ofProduct = 'Killed'): RawRun {
  const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 6 } }
  const file = (how: string) => ({ source: 'a + b', mutants: [{ mutatorName: 'ArithmeticOperator', replacement: 'a - b', location, status: how }] }) // prettier-ignore
  const files = { 'src/cart.ts': file(ofProduct), 'helix-this run.mjs': file(status) }
  const made: RawReport = { format: 'mutation-json', bytes: bytes(JSON.stringify({ schemaVersion: '2', files })), modifiedAt: startedAt + 1 } // prettier-ignore
  return run({ purpose: 'mutation', argv: ['node', '/repo/node_modules/@stryker-mutator/core/bin/stryker.js'] }, made)
}

export const attacksOnRuns: readonly Attack[] = [
  { name: 'a test ends the process, and the rest is never run', gate: 'run', code: 'RUN-COUNT', bad: () => read(run({}, report({ states: ['passed'] })), 3), lookalike: 'a table makes more tests than are declared', honest: () => read(run({}, report({ states: ['passed', 'passed', 'passed'] })), 2) },
  { name: 'a program prints PASSED and leaves no report', gate: 'run', code: 'REPORT-ABSENT', bad: () => read(run({ output: '12 passed\n' }, gone)), lookalike: 'a program prints FAILED and its report says that all passed', honest: () => read(run({ output: '1 FAILED\n' })) },
  { name: 'a report of another run is shown', gate: 'run', code: 'REPORT-NONCE', bad: () => read(run({}, report({ nonce: 'an old run' }))), lookalike: 'a report carries the mark of its run', honest },
  { name: 'a report is older than the run', gate: 'run', code: 'REPORT-STALE', bad: () => read(run({}, { ...report(), modifiedAt: startedAt - 60 })), lookalike: 'a file system keeps whole seconds', honest: () => read(run({}, { ...report(), modifiedAt: startedAt - 0.9 })) },
  { name: 'a report is cut off', gate: 'run', code: 'REPORT-TRUNCATED', bad: () => read(run({}, { ...report(), bytes: report().bytes?.slice(0, 80) ?? null })), lookalike: 'a report ends in a line end', honest: () => read(run({}, { ...report(), bytes: bytes(`${new TextDecoder().decode(report().bytes ?? new Uint8Array())}\n`) })) },
  { name: 'failures are reported and the exit code is 0', gate: 'run', code: 'REPORT-DISAGREES', bad: () => read(run({}, report({ states: ['passed', 'failed'], reason: 'failed' }))), lookalike: 'failures are reported and the exit code is 1', honest: () => read(run(exit(1), report({ states: ['passed', 'failed'], reason: 'failed' }))) },
  { name: 'the exit code is 1 and no failure is reported', gate: 'run', code: 'REPORT-DISAGREES', bad: () => read(run(exit(1))), lookalike: 'the exit code is 0 and no failure is reported', honest },
  { name: 'a worker dies and its tests look passed', gate: 'run', code: 'REPORT-PENDING', bad: () => read(run({}, report({ states: ['passed', 'pending'] }))), lookalike: 'every test ended', honest },
  { name: 'an error outside any test is left', gate: 'run', code: 'RUN-UNHANDLED', bad: () => read(run(exit(1), report({ unhandled: true, reason: 'failed' }))), lookalike: 'an error inside a test is its failure', honest: () => read(run(exit(1), report({ states: ['failed'], reason: 'failed' }))) },
  { name: 'what must fail passes, for assertions were patched', gate: 'run', code: 'RUN-CANARY', bad: () => read(run({}, report({ canary: 'passed' }))), lookalike: 'what must fail fails', honest },
  { name: 'the product answers what says itself that it is equal', gate: 'run', code: 'RUN-CANARY', bad: () => read(run({}, report({ silent: ['a value that says itself what it equals'] }))), lookalike: 'an answer of the product is compared', honest },
  { name: 'a test kills every mutant, whatever it changes', gate: 'run', code: 'RUN-CANARY', bad: () => read(mutated('Killed')), lookalike: 'mutants that change nothing survive', honest: () => read(mutated('Survived')) },
  { name: 'a test hangs when it runs again, so that every mutant runs out of time', gate: 'run', code: 'RUN-CANARY', bad: () => read(mutated('Timeout', 'Timeout')), lookalike: 'a mutant of the product never ends', honest: () => read(mutated('Survived', 'Timeout')) },
  { name: 'a hook breaks wherever a mutant is tried', gate: 'run', code: 'RUN-CANARY', bad: () => read(mutated('RuntimeError')), lookalike: 'a hook breaks nothing', honest: () => read(mutated('Survived')) },
  { name: 'somebody else says something beside the report of the runner', gate: 'run', code: 'REPORT-TRUNCATED', bad: () => read(run({}, spoken(report(), '{"helix":1}'))), lookalike: 'the runner ends its report with a line end', honest: () => read(run({}, spoken(report(), '\n'))) },
  { name: 'the product is written over where it is tested', gate: 'run', code: 'RUN-ALTERED', bad: () => read(run({ altered: ['src/cart.js'] })), lookalike: 'only what git does not track is written', honest },
  { name: 'nothing is executed', gate: 'run', code: 'REPORT-EMPTY', bad: () => read(run({}, report({ states: ['skipped', 'todo'] }))), lookalike: 'one of two tests is skipped', honest: () => read(run({}, report({ states: ['passed', 'skipped'] }))) },
  { name: 'a run is killed and its report looks whole', gate: 'run', code: 'RUN-KILLED', bad: () => read(run(exit(null, { signal: 'SIGKILL' }))), lookalike: 'a run ends by itself', honest },
  { name: 'a run never ends', gate: 'run', code: 'RUN-TIMEOUT', bad: () => read(run(exit(null, { timedOut: true }))), lookalike: 'a run takes its time', honest: () => read(run({ durationMs: 600_000 })) },
] // prettier-ignore
