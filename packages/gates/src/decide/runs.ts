import type { CommandName, Condition, Digest } from '@helix/core'
import type { Run } from '../run/run.ts'
import type { Evidence, Judged, Purpose } from './evidence.ts'
import { fault, missing } from './gate.ts'
import { saidOfNothing } from './nothing-to-run.ts'

export type Proven = { ok: true; runs: readonly [Run, ...Run[]]; reports: Digest[] } | { ok: false; judged: Judged }

/** The command that a condition is about. Throws a plain Error without one: the playbook's schema asks for it. */
export function commandOf(condition: Condition): CommandName {
  if (condition.of === undefined) throw new Error(`the gate ${condition.gate} needs a command`)
  return condition.of
}

/**
 * The runs of a command, when there are at least `times` of them and all hold together; else the answer `missing`, with
 * the reasons that the reader found.
 */
export function provenRuns(evidence: Evidence, command: CommandName, purpose: Purpose, times = 1): Proven {
  return proven(evidence, command, { runs: runsFor(evidence, command, purpose), times })
}

/** The same for tests that may be red: that the own service cannot start yet does not spoil their evidence. */
export function provenRedRuns(evidence: Evidence, command: CommandName, times: number): Proven {
  return proven(evidence, command, { runs: runsFor(evidence, command, 'tests').map(withoutService), times })
}

function withoutService(run: Run): Run {
  const findings = run.findings.filter(({ code }) => code !== 'RUN-SERVICE')
  return { ...run, findings, valid: run.valid || (run.findings.length > 0 && findings.length === 0) }
}

/** A run that measured coverage has run the tests too; runs made in doubt count like the others. */
function runsFor(evidence: Evidence, command: CommandName, purpose: Purpose): readonly Run[] {
  const runs = evidence.runs(command, purpose)
  if (purpose !== 'tests') return runs
  return [...(runs.length === 0 ? evidence.runs(command, 'coverage') : runs), ...evidence.again(command)]
}

interface Asked {
  runs: readonly Run[]
  times: number
}

function proven(evidence: Evidence, command: CommandName, { runs, times }: Asked): Proven {
  const reports = reportsOf(runs)
  const invalid = runs.filter((run) => !run.valid)
  if (invalid.length > 0) {
    const findings = invalid.flatMap((run) => run.findings.map((finding) => saidOfNothing(evidence, command, finding)))
    const unexplained = fault('GATE-RUN-INVALID', `the run of ${command} proves nothing`, 'helix verify', {
      name: command,
    })
    return { ok: false, judged: missing(findings.length > 0 ? findings : [unexplained], {}, reports) }
  }
  const [first, ...more] = runs
  if (first !== undefined && runs.length >= times) return { ok: true, runs: [first, ...more], reports }
  const message = `${command} was run ${timesInWords(runs.length)}, asked ${timesInWords(times)}`
  return {
    ok: false,
    judged: missing([fault('GATE-NOT-RUN', message, 'helix verify', { name: command })], {}, reports),
  }
}

function reportsOf(runs: readonly Run[]): Digest[] {
  return [...new Set(runs.flatMap((run) => run.reports))]
}

function timesInWords(count: number): string {
  return count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`
}
