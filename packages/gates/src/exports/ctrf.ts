// CTRF, the Common Test Report Format (ctrf.io): a JSON document that dashboards take.
import type { CommandName } from '@helix/core'
import type { TestResult, TestState } from '../run/run.ts'

/** Results of one command: those of its runs one after the other. */
export interface CommandTests {
  command: CommandName
  tests: readonly TestResult[]
  /** Why a target of the red bar is red, by test id. */
  classes: Readonly<Record<string, string>>
}

export interface CtrfOptions {
  /** Version of Helix. */
  version: string
  /** When it was judged, seconds since the epoch. */
  at: number
}

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other'

const statuses: Readonly<Record<TestState, Status>> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  todo: 'pending',
  pending: 'other',
  flaky: 'other',
  'expected-failure': 'other',
}

/** A CTRF report. What CTRF has no word for stands in `extra.helix`: the command, the state, the class of a red target. */
export function ctrfOf(commands: readonly CommandTests[], { version, at }: CtrfOptions): object {
  const tests = commands.flatMap(({ command, tests: all, classes }) =>
    [...Map.groupBy(all, ({ id }) => id)].map(([id, runs]) => testOf(runs, command, classes[id])),
  )
  const counted = (status: Status): number => tests.filter((test) => test.status === status).length
  const moment = Math.round(at * 1000)
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'Helix', version },
      summary: {
        tests: tests.length,
        passed: counted('passed'),
        failed: counted('failed'),
        pending: counted('pending'),
        skipped: counted('skipped'),
        other: counted('other'),
        start: moment,
        stop: moment,
      },
      tests,
    },
  }
}

function testOf(runs: readonly TestResult[], command: CommandName, redClass: string | undefined) {
  const states = new Set(runs.map(({ state }) => state))
  // Runs that disagree: neither of them is the truth.
  const state: TestState = states.size === 1 ? (runs[0]?.state ?? 'pending') : 'flaky'
  const { file = '', name = '', durationMs = 0 } = runs[0] ?? {}
  const failure = runs.find((run) => run.failure !== undefined)?.failure
  const titles = name.split(' > ')
  return {
    name: titles.at(-1) || file,
    status: statuses[state],
    duration: durationMs,
    rawStatus: state,
    ...(file !== '' && { filePath: file }),
    ...(titles.length > 1 && { suite: titles.slice(0, -1) }),
    ...(state === 'flaky' && { flaky: true }),
    ...(failure && { message: `${failure.name}: ${failure.message}`.slice(0, 4096) }),
    ...(failure && failure.frames.length > 0 && { trace: failure.frames.map(({ file: at, line, column }) => `at ${at}:${line}:${column}`).join('\n') }),
    extra: { helix: { command, state, ...(redClass !== undefined && { class: redClass }) } },
  } // prettier-ignore
}
