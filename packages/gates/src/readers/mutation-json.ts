// mutation-testing-report-schema 3 (mutation-testing-elements): what StrykerJS, Stryker.NET, Stryker4s and Infection write.
import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { Mutant } from '../run/run.ts'
import { findTooMuch, type Reading, tooLarge } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { entriesOf, listOf, readJson } from './text.ts'

const place = z.object({ line: z.number().int().positive(), column: z.number().int().positive() })
const mutantShape = z.object({
  mutatorName: z.string(),
  replacement: z.string().optional(),
  location: z.object({ start: place, end: place }),
  status: z.enum([
    'Killed', 'Survived', 'NoCoverage', 'CompileError', 'RuntimeError', 'Timeout', 'Ignored', 'Pending',
  ]), // prettier-ignore
  killedBy: listOf(z.string()).optional(),
})
const shape = z.object({
  schemaVersion: z.string(),
  files: entriesOf(z.object({ source: z.string(), mutants: listOf(mutantShape) })),
  testFiles: entriesOf(z.object({ tests: listOf(z.object({ id: z.string(), name: z.string() })) })).optional(),
})
type ReportedMutant = z.infer<typeof mutantShape>

/** Characters of source that the mutants of one report may replace, all together: each is kept with its text. */
const mostReplaced = 32 * 1024 * 1024

/** Reads mutants; their keys do not change when lines above them do. */
export function readMutationJson(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'mutation', shape, (report) => {
    const files = report.files.map(([path, { source, mutants }]) => ({
      file: repositoryPath(path, root).file,
      lines: linesIn(source),
      mutants: mutants.toSorted(byPlace),
    }))
    const all = files.flatMap(({ mutants }) => mutants)
    const replaced = files.reduce(
      (sum, { lines, mutants }) => mutants.reduce((more, { location }) => more + lengthAt(lines, location), sum),
      0,
    )
    if (replaced > mostReplaced)
      return tooLarge(
        `the mutants of the mutation report replace ${replaced} characters of source; at most ${mostReplaced} are read`,
      )
    const names = testNames(report.testFiles ?? [], root)
    return (
      findTooMuch(
        'mutation',
        all.map(({ mutatorName }) => ({ name: mutatorName })),
      ) ?? {
        mutants: files.flatMap(({ file, lines, mutants }) => mutantsOf(file, lines, mutants, names)),
        ...(report.testFiles !== undefined && { mutationTests: [...new Set(names.values())] }),
      }
    )
  })
}

/** Test ids of the report to `path > name`. */
function testNames(files: NonNullable<z.infer<typeof shape>['testFiles']>, root: string): Map<string, string> {
  return new Map(
    files.flatMap(([path, { tests }]) =>
      tests.map(({ id, name }) => [id, path ? `${repositoryPath(path, root).file} > ${name}` : name] as const),
    ),
  )
}

function mutantsOf(file: string, lines: Lines, mutants: ReportedMutant[], names: Map<string, string>): Mutant[] {
  const seen = new Map<string, number>()
  return mutants.map((one) => {
    const { start, end } = one.location
    const original = lines.text.slice(offsetOf(lines, start), offsetOf(lines, end))
    const replacement = one.replacement ?? ''
    const line = lineOf(lines, start.line).trim()
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

interface Lines {
  text: string
  /** Where each line begins; the last entry is where one after the last would. */
  starts: number[]
}

function linesIn(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  starts.push(text.length + 1)
  return { text, starts }
}

/** Where a place lies in the text; beyond the end of its line it is that end. */
function offsetOf({ text, starts }: Lines, { line, column }: Place): number {
  const [start = text.length, next = text.length + 1] = starts.slice(line - 1, line + 1)
  return Math.min(start + column - 1, next - 1)
}

/** Characters from the first place up to the second, which is exclusive. */
function lengthAt(lines: Lines, { start, end }: ReportedMutant['location']): number {
  return Math.max(0, offsetOf(lines, end) - offsetOf(lines, start)) + lineOf(lines, start.line).length
}

function lineOf({ text, starts }: Lines, line: number): string {
  const [start = text.length, next = text.length + 1] = starts.slice(line - 1, line + 1)
  return text.slice(start, next - 1)
}
