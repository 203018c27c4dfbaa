// mutation-testing-report-schema 3 (mutation-testing-elements): what StrykerJS, Stryker.NET, Stryker4s and Infection write.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { Mutant } from '../run/run.ts'
import type { Reading } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { readJson } from './text.ts'

const place = z.object({ line: z.number().int().positive(), column: z.number().int().positive() })
const mutantShape = z.object({
  mutatorName: z.string(),
  replacement: z.string().optional(),
  location: z.object({ start: place, end: place }),
  status: z.enum([
    'Killed', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError', 'Timeout', 'Ignored', 'Pending',
  ]), // prettier-ignore
  killedBy: z.array(z.string()).optional(),
})
const shape = z.object({
  schemaVersion: z.string(),
  files: z.record(z.string(), z.object({ source: z.string(), mutants: z.array(mutantShape) })),
  testFiles: z
    .record(z.string(), z.object({ tests: z.array(z.object({ id: z.string(), name: z.string() })) }))
    .optional(),
})
type ReportedMutant = z.infer<typeof mutantShape>

/** Reads mutants; their keys do not change when lines above them do. */
export function readMutationJson(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'mutation', shape, (report) => {
    const names = testNames(report.testFiles ?? {}, root)
    const mutants = Object.entries(report.files).flatMap(([path, { source, mutants }]) =>
      mutantsOf(repositoryPath(path, root).file, source, mutants, names),
    )
    return { mutants }
  })
}

/** Test ids of the report to `path > name`. */
function testNames(files: NonNullable<z.infer<typeof shape>['testFiles']>, root: string): Map<string, string> {
  return new Map(
    Object.entries(files).flatMap(([path, { tests }]) =>
      tests.map(({ id, name }) => [id, path ? `${repositoryPath(path, root).file} > ${name}` : name] as const),
    ),
  )
}

function mutantsOf(file: string, source: string, reported: ReportedMutant[], names: Map<string, string>): Mutant[] {
  const lines = source.split('\n')
  const seen = new Map<string, number>()
  return [...reported].sort(byPlace).map((one) => {
    const { start, end } = one.location
    const original = slice(lines, start, end)
    const replacement = one.replacement ?? ''
    const line = (lines[start.line - 1] ?? '').trim()
    const stem = JSON.stringify([file, one.mutatorName, original, replacement, line])
    const ordinal = seen.get(stem) ?? 0
    seen.set(stem, ordinal + 1)
    return {
      key: JSON.stringify([file, one.mutatorName, original, replacement, line, ordinal]),
      file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      mutator: one.mutatorName,
      original,
      replacement,
      status: one.status,
      killedBy: (one.killedBy ?? []).map((id) => names.get(id) ?? id),
    }
  })
}

function byPlace(a: ReportedMutant, b: ReportedMutant): number {
  const [from, to] = [a.location.start, b.location.start]
  return from.line - to.line || from.column - to.column
}

type Place = z.infer<typeof place>

/** The text between two places; the end column is exclusive. */
function slice(lines: string[], start: Place, end: Place): string {
  const inside = lines.slice(start.line - 1, end.line)
  const last = inside.length - 1
  return inside
    .map((line, index) => line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined))
    .join('\n')
}
