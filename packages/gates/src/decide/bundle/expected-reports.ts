import type { Command, ReportFormat } from '@helix/core'
import type { RawRun } from '../../run/raw-run.ts'

/** The reports that a run of a command leaves, in order: what each adapter of `measure/` collects. */
export function expectedReports(command: Command, purpose: RawRun['purpose']): ReportFormat[] {
  const coverage: ReportFormat[] = purpose === 'coverage' ? [coverageReport(command)] : []
  if (command.kind === 'stryker') return ['mutation-json']
  if (command.kind !== 'argv') return ['helix-json', ...coverage]
  return [...(command.report !== undefined && purpose !== 'exit' ? [command.report] : []), ...coverage]
}

function coverageReport(command: Command): ReportFormat {
  return command.kind === 'argv' ? (command.coverageReport ?? 'lcov') : 'lcov'
}

/** The orders of tests that the `time`-th run of a command may have had; null: the runner has an order of its own. */
export function expectedSeeds({ kind }: Command, time: number): (number | null)[] {
  if (kind === 'vitest' || kind === 'vitest-bench' || kind === 'pytest') return [time]
  // Older releases of these cannot shuffle.
  return kind === 'node' || kind === 'jest' ? [time, null] : [null]
}
