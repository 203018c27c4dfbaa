import type { Command } from '@helix/core'

const driven: ReadonlySet<string> = new Set([
  'vitest',
  'node',
  'jest',
  'pytest',
  'playwright',
] satisfies Command['kind'][])
const reports: ReadonlySet<string> = new Set(['junit', 'jest-json', 'tap', 'helix-json'])

/** Whether the runs of a command tell its single tests apart. */
export function tellsTests(command: Command): boolean {
  return driven.has(command.kind) || (command.kind === 'argv' && reports.has(command.report ?? ''))
}
