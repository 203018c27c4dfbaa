// When a run proves something. Exit codes and percentages lie; every rule here was bought by a false pass that was seen.
import { type Finding, firstError } from '@helix/core'
import { type Reading, refusal } from '../readers/reader.ts'
import type { RawReport, RawRun } from './raw-run.ts'
import { plantedMutants, plantedTests } from './planted.ts'
import type { TestResult } from './run.ts'

/** File systems keep whole seconds or less; a report may look this much older than its run, in seconds. */
const clockSlack = 1

/** Whether a report file is there and was written by this run. */
export function reportFindings(raw: RawRun, report: RawReport): Finding | null {
  if (report.bytes === null) {
    const said = firstError(raw.output)
    const message = `the run left no ${report.format} report (exit code ${raw.exit.code ?? 'none'}${said ? `: ${said}` : ''})`
    return refusal('REPORT-ABSENT', message, 'Run the command by hand and look at what it prints first.')
  }
  if (report.modifiedAt !== undefined && report.modifiedAt + clockSlack < raw.startedAt) {
    const age = Math.round(raw.startedAt - report.modifiedAt)
    return refusal(
      'REPORT-STALE',
      `the ${report.format} report is ${age} s older than the run`,
      'Let the command write its report on every run, and do not commit reports.',
    )
  }
  return null
}

/** Whether what the reports say, the exit code and the sources agree. */
export function runFindings(raw: RawRun, said: Reading, declared: number | null): Finding[] {
  return rules.flatMap((rule) => rule(raw, said, declared) ?? [])
}

type Rule = (raw: RawRun, said: Reading, declared: number | null) => Finding | null

const rules: readonly Rule[] = [
  nonce,
  interrupted,
  plantedTests,
  pending,
  unhandled,
  disagrees,
  empty,
  count,
  plantedMutants,
]

function nonce(raw: RawRun, said: Reading): Finding | null {
  if (said.nonce === undefined || said.nonce === raw.nonce) return null
  return refusal(
    'REPORT-NONCE',
    'the report carries the mark of another run',
    'Run the command again; a report cannot be reused.',
  )
}

function interrupted(_: RawRun, said: Reading): Finding | null {
  if (said.interrupted !== true) return null
  return refusal(
    'REPORT-PENDING',
    'the runner says that it was interrupted',
    'Run the command again and let it finish.',
  )
}

function pending(_: RawRun, { tests = [], mutants = [] }: Reading): Finding | null {
  const first = tests.find(({ state }) => state === 'pending')
  const left = tests.filter(({ state }) => state === 'pending').length
  const mutantsLeft = mutants.filter(({ status }) => status === 'Pending').length
  if (left + mutantsLeft === 0) return null
  const what = first ? `${left} tests never finished, first ${first.id}` : `${mutantsLeft} mutants were never tested`
  return refusal('REPORT-PENDING', what, 'Look for a process.exit or a crash in these tests.')
}

function unhandled(_: RawRun, { unhandled = [] }: Reading): Finding | null {
  const [first] = unhandled
  if (!first) return null
  const line = first.message.split('\n')[0] ?? ''
  return refusal(
    'RUN-UNHANDLED',
    `${unhandled.length} errors outside any test, first ${first.name}: ${line}`,
    'Await every promise and close every server that a test starts.',
  )
}

function disagrees(raw: RawRun, { tests, unhandled = [], exitCodes = [0] }: Reading): Finding | null {
  const code = raw.exit.code
  // Stryker ends with 0 whatever survives, since Helix sets no threshold.
  if (tests === undefined) {
    if ((code !== null && exitCodes.includes(code)) || !raw.reports.some(({ format }) => format !== 'none')) return null
    return refusal(
      'REPORT-DISAGREES',
      `exit code ${code}, yet the report explains ${exitCodes.join(' or ')}`,
      'Run the command by hand and mend what it prints.',
    )
  }
  const failed = tests.filter(({ state }) => state === 'failed').length
  if (code === 0 && failed > 0) {
    return refusal(
      'REPORT-DISAGREES',
      `exit code 0, yet the report has ${failed} failed tests`,
      'Make the command end with the exit code of its runner.',
    )
  }
  if (code !== 0 && failed === 0 && unhandled.length === 0 && executed(tests) > 0) {
    return refusal(
      'REPORT-DISAGREES',
      `exit code ${code}, yet the report has no failed test`,
      'Look for a crash, a threshold or a hidden error in what the runner prints.',
    )
  }
  return null
}

function nothing(what: string, { exit, output }: RawRun): Finding {
  const said = exit.code === 0 ? undefined : firstError(output)
  return refusal(
    'REPORT-EMPTY',
    `0 ${what}${said === undefined ? '' : ` (exit code ${exit.code}: ${said})`}`,
    'Check that the command in playbook.yml names files that exist, and that nothing skips them.',
  )
}

function empty(raw: RawRun, { tests, mutants, coverage, bench }: Reading): Finding | null {
  if (tests && executed(tests) === 0) return nothing('tests were executed', raw)
  if (raw.purpose === 'bench' && bench?.length === 0) return nothing('benchmarks were measured', raw)
  if (mutants && !mutants.some(({ status }) => tested.has(status))) return nothing('mutants were tested', raw)
  if (coverage && !coverage.some(({ lines }) => lines.size > 0)) return nothing('executable lines were measured', raw)
  return null
}

const tested = new Set(['Killed', 'Survived', 'NoCoverage', 'Timeout'])

/** Tests whose body ran; a skipped or pending one proves nothing, and a whole file is a test only when it broke. */
function executed(tests: TestResult[]): number {
  const ran = tests.filter(({ name, state }) => name !== '' || state !== 'passed')
  return ran.filter(({ state }) => state !== 'skipped' && state !== 'todo' && state !== 'pending').length
}

function count(_: RawRun, { tests = [] }: Reading, declared: number | null): Finding | null {
  const collected = tests.filter(({ name }) => name !== '').length
  // A file that could not be loaded is a failure of its own, and its tests could not be collected.
  const broken = tests.some(({ name, state }) => name === '' && state === 'failed')
  if (declared === null || collected >= declared || broken) return null
  return refusal(
    'RUN-COUNT',
    `the sources declare ${declared} tests, ${collected} were collected`,
    'Look for a process.exit, a filter or a condition around these tests.',
  )
}
