import type { Finding, Policy } from '@helix/core'
import type { RawRun } from '../../run/raw-run.ts'
import type { Need } from '../evidence.ts'
import { counted } from '../per-cent.ts'
import { expectedReports, expectedSeeds } from './expected-reports.ts'
import { inBundle } from './faults.ts'
import { type MeasuredNeed, type MeasuredTree, nameOf } from './measured-tree.ts'

/**
 * Whether exactly what is needed was measured: each need once, by as many runs as asked, each run of its own kind. What
 * the runs say is for readers and judges. Codes BUNDLE-MISSING, BUNDLE-EXTRA, BUNDLE-DUPLICATE.
 */
export function checkMeasured({ measurements }: MeasuredTree, needs: readonly Need[], policy: Policy): Finding[] {
  const asked = new Map(needs.map((need) => [nameOf(need), need]))
  const held = Map.groupBy(measurements, ({ need }) => need)
  return [
    ...[...held].flatMap(([name, given]) => {
      if (!asked.has(name))
        return [inBundle('BUNDLE-EXTRA', `it holds a measurement that nothing asks for: ${name.slice(0, 120)}`)]
      return given.length > 1
        ? [inBundle('BUNDLE-DUPLICATE', `it holds ${given.length} measurements of ${name.slice(0, 120)}`)]
        : []
    }),
    ...[...asked].flatMap(([name, need]) => checkNeed(need, held.get(name)?.[0], policy)),
  ]
}

function checkNeed(need: Need, held: MeasuredNeed | undefined, policy: Policy): Finding[] {
  if (held === undefined) return [inBundle('BUNDLE-MISSING', `${inWords(need)} was not measured`)]
  if (need.what === 'smoke') {
    if (held.smoke === null) return [inBundle('BUNDLE-MISSING', `${inWords(need)} was not measured`)]
    return held.runs.length > 0
      ? [inBundle('BUNDLE-EXTRA', `${inWords(need)} comes with ${counted(held.runs.length, 'run')}`)]
      : []
  }
  if (held.smoke !== null) return [inBundle('BUNDLE-EXTRA', `${inWords(need)} comes with the values of a smoke run`)]
  const { length } = held.runs
  if (length < need.times)
    return [inBundle('BUNDLE-MISSING', `${inWords(need)} has ${counted(length, 'run')}, asked ${need.times}`)]
  if (length > need.times)
    return [inBundle('BUNDLE-EXTRA', `${inWords(need)} has ${counted(length, 'run')}, asked ${need.times}`)]
  return held.runs.flatMap((run, at) => checkRun(need, run, at + 1, policy))
}

/** One run, the `time`-th of its kind. */
function checkRun(need: Extract<Need, { what: 'run' }>, run: RawRun, time: number, policy: Policy): Finding[] {
  if (run.command !== need.command || run.purpose !== need.purpose) {
    return [inBundle('BUNDLE-EXTRA', `among the runs of ${inWords(need)} is one of ${run.command} (${run.purpose})`)]
  }
  const command = policy.commands[need.command]
  if (command === undefined) throw new Error(`the policy has no command ${need.command}`)
  // Generated stubs write only where one was called.
  const left = isStubbed(need) ? run.reports.filter(({ format }) => format !== 'stub-calls') : run.reports
  const formats = left.map(({ format }) => format).join(', ')
  const wanted = expectedReports(command, need.purpose).join(', ')
  if (formats !== wanted)
    return [inBundle('BUNDLE-MISSING', `a run of ${inWords(need)} has the reports [${formats}], asked [${wanted}]`)]
  if (run.service?.name !== command.service) {
    return [
      inBundle(
        'BUNDLE-MISSING',
        `a run of ${inWords(need)} does not say how its service ${command.service ?? ''} went`,
      ),
    ]
  }
  // Both of a pair have the same order; further runs go on from those before them.
  const seeds = expectedSeeds(command, 'against' in need ? 1 : time + ('after' in need ? need.after : 0))
  if (seeds.includes(run.seed)) return []
  return [
    inBundle(
      'BUNDLE-DUPLICATE',
      `run ${time} of ${inWords(need)} has the order of tests ${run.seed}, asked ${seeds[0]}`,
    ),
  ]
}

function isStubbed(need: Extract<Need, { what: 'run' }>): boolean {
  return 'stubbed' in need && need.stubbed
}

function inWords(need: Need): string {
  if (need.what === 'run' && isStubbed(need)) return `${need.command} on stubs`
  return need.what === 'smoke' ? `the smoke of ${need.service}` : `${need.command} (${need.purpose})`
}
