import { type Finding, reasonTold, sha256 } from '@helix/core'
import { readers } from '../readers/index.ts'
import { isFinding, type Reading } from '../readers/reader.ts'
import { plantedMutants } from './planted-mutants.ts'
import type { RawRun } from './raw-run.ts'
import { readStubCalls } from './read-stub-calls.ts'
import type { Mutant, Run } from './run.ts'
import { alteredFindings, processFindings, serviceFindings } from './process-findings.ts'
import { reportFindings, runFindings } from './validity.ts'

/**
 * Reads what a run left behind and says whether its evidence holds together. Pure: the same bytes give the same Run on
 * every machine. `root` is the folder that the run took place in; paths below it become relative to the repository.
 * `declared` is how many tests the sources declare for it (`declaredTests`), null where they cannot be counted. Never
 * throws for a bad report: the reason is a finding and `valid` is false.
 */
export function readRun(raw: RawRun, root: string, declared: number | null = null): Run {
  const readings: Reading[] = []
  const findings: Finding[] = processFindings(raw)
  const beside = [...serviceFindings(raw), ...alteredFindings(raw)]
  for (const report of raw.reports) {
    if (report.format === 'none' || report.format === 'stub-calls') continue
    const refused = reportFindings(raw, report)
    if (refused || report.bytes === null) {
      if (refused) findings.push(refused)
      continue
    }
    const answer = readers[report.format](report.bytes, root)
    if (isFinding(answer)) findings.push(answer)
    else readings.push(answer)
  }
  const said = apart(merge(readings), raw.nonce)
  // What a report says is only weighed when every report could be read: half of the evidence misleads.
  if (findings.length === 0) findings.push(...runFindings(raw, said, declared))
  const all = [...beside, ...findings]
  return {
    command: raw.command,
    valid: all.length === 0,
    findings: all.map((finding) => ({ ...finding, where: { ...finding.where, name: raw.command } })),
    tests: said.tests ?? [],
    unhandled: said.unhandled ?? [],
    coverage: said.coverage ?? null,
    mutants: said.mutants ?? null,
    mutationTests: said.mutationTests ?? null,
    properties: said.properties ?? null,
    bench: said.bench ?? null,
    stubCalls: stubCallsOf(raw, root),
    standInRequests: raw.service?.requests ?? null,
    exitCode: raw.exit.code,
    ...toldBy(raw),
    seed: raw.seed,
    durationMs: raw.durationMs,
    serviceStarted: raw.service?.started ?? null,
    serviceUrl: raw.service?.url ?? null,
    reports: raw.reports.flatMap(({ bytes }) => (bytes === null ? [] : [sha256(bytes)])),
  }
}

function toldBy({ exit, output }: RawRun): Pick<Run, 'told'> {
  const told = exit.code === 0 ? undefined : reasonTold(output)
  return told === undefined ? {} : { told }
}

function stubCallsOf({ reports }: RawRun, root: string): Run['stubCalls'] {
  const bytes = reports.find(({ format }) => format === 'stub-calls')?.bytes ?? null
  return bytes === null ? null : readStubCalls(bytes, root)
}

function merge(readings: Reading[]): Reading {
  return readings.reduce((all, one) => ({ ...all, ...one }), {})
}

/** What the tests say of the product's mutants, and of those that Helix planted. */
function apart(said: Reading, nonce: string): Reading {
  if (said.mutants === undefined) return said
  const isPlanted = ({ file }: Mutant) => file === plantedMutants(nonce)
  return {
    ...said,
    mutants: said.mutants.filter((mutant) => !isPlanted(mutant)),
    planted: said.mutants.filter((mutant) => isPlanted(mutant)),
  }
}
