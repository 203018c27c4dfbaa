import type { Command, ReportFormat } from '@helix/core'
import type { RawRun } from '../../run/raw-run.ts'

/** The reports that a run of a command leaves, in order: what each adapter of `measure/` collects. */
export function expectedReports(command: Command, purpose: RawRun['purpose']): ReportFormat[] {
  const coverage: ReportFormat[] = purpose === 'coverage' ? ['lcov'] : []
  if (command.kind === 'stryker') return ['mutation-json']
  if (command.kind !== 'argv') return ['helix-json', ...coverage]
  return [...(command.report !== undefined && purpose !== 'exit' ? [command.report] : []), ...coverage]
}

/** Whether the runner is given the order of its tests, so that each of several runs has its own. */
export function isShuffled({ kind }: Command): boolean {
  return kind === 'vitest' || kind === 'vitest-bench'
}
