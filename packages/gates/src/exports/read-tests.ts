import type { Command, ReportFormat } from '@helix/core'
import { runFolder } from '../decide/red/module-path.ts'
import { readers } from '../readers/index.ts'
import { isFinding } from '../readers/reader.ts'
import type { TestResult } from '../run/run.ts'
import { tellsTests } from '../run/tells-tests.ts'

/**
 * The tests of a kept report of a command; none where it is of another kind. The folder of the run is gone: paths are those
 * of the judged tree that the report's own end in.
 */
export function readTests(bytes: Uint8Array, command: Command, paths: readonly string[]): TestResult[] {
  const format = formatOf(command)
  if (format === null) return []
  const first = testsIn(bytes, format, nowhere)
  const folder = first
    .map(({ file }) => (file.startsWith('/') ? runFolder(file, paths) : null))
    .find((at) => at !== null)
  return folder === undefined ? first : testsIn(bytes, format, folder)
}

const nowhere = '/helix-nowhere'

function formatOf(command: Command): ReportFormat | null {
  if (!tellsTests(command)) return null
  return command.kind === 'argv' ? (command.report ?? null) : 'helix-json'
}

function testsIn(bytes: Uint8Array, format: ReportFormat, root: string): TestResult[] {
  const reading = readers[format](bytes, root)
  return isFinding(reading) ? [] : (reading.tests ?? [])
}
