// The `outcomes.json` of cargo-mutants (mutants.rs, "The mutants.out directory").
import type { Finding } from '@helix/core'
import { z } from 'zod'
import type { Mutant, MutantStatus } from '../run/run.ts'
import { findTooMuch, type Reading, refusal } from './reader.ts'
import { repositoryPath } from './repository-path.ts'
import { listOf, readJson } from './text.ts'

const place = z.object({ line: z.int().min(1), column: z.int().min(1) })
const mutantShape = z.object({
  file: z.string(),
  function: z.object({ function_name: z.string() }).nullish(),
  span: z.object({ start: place, end: place }),
  replacement: z.string(),
  genre: z.string(),
  name: z.string(),
})
const shape = z.object({
  outcomes: listOf(
    z.object({
      scenario: z.union([z.literal('Baseline'), z.object({ Mutant: mutantShape })]),
      summary: z.enum(['Success', 'CaughtMutant', 'MissedMutant', 'Unviable', 'Timeout', 'Failure']),
    }),
  ),
})

const states: Readonly<Record<z.infer<typeof shape>['outcomes'][number]['summary'], MutantStatus>> = {
  CaughtMutant: 'Killed',
  MissedMutant: 'Survived',
  Unviable: 'CompileError',
  Timeout: 'Timeout',
  Failure: 'RuntimeError',
  // Of a mutant that was only built, not tested.
  Success: 'Pending',
}

/** Reads mutants. Its exit codes: 2 some were missed, 3 some timed out. Without a green baseline nothing is proven. */
export function readCargoMutants(bytes: Uint8Array, root: string): Reading | Finding {
  return readJson(bytes, 'cargo-mutants', shape, ({ outcomes }) => {
    const baseline = outcomes.find(({ scenario }) => scenario === 'Baseline')
    if (baseline !== undefined && baseline.summary !== 'Success') {
      return refusal('REPORT-DISAGREES', `the tests fail without any mutant (${baseline.summary})`, 'Make them pass first: cargo test.') // prettier-ignore
    }
    const seen = new Map<string, number>()
    const mutants = outcomes.flatMap(({ scenario, summary }) =>
      scenario === 'Baseline' ? [] : [mutantOf(scenario.Mutant, states[summary], root, seen)],
    )
    const has = (status: MutantStatus): boolean => mutants.some((mutant) => mutant.status === status)
    const failing = [...(has('Survived') ? [2] : []), ...(has('Timeout') ? [3] : [])]
    const names = mutants.map(({ replacement }) => ({ name: replacement }))
    return findTooMuch('cargo-mutants', names) ?? { mutants, exitCodes: failing.length === 0 ? [0] : failing }
  })
}

function mutantOf(
  held: z.infer<typeof mutantShape>,
  status: MutantStatus,
  root: string,
  seen: Map<string, number>,
): Mutant {
  const { file } = repositoryPath(held.file, root)
  // The name without its place: `src/lib.rs:12:5: replace answer -> bool with false`.
  const what = held.name.replace(/^[^:]+:\d+:\d+: /, '')
  const stem = [file, held.genre, held.function?.function_name ?? '', what]
  const ordinal = seen.get(JSON.stringify(stem)) ?? 0
  seen.set(JSON.stringify(stem), ordinal + 1)
  const { start, end } = held.span
  return {
    key: JSON.stringify([...stem, ordinal]),
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    mutator: held.genre,
    original: '',
    replacement: held.replacement,
    status,
    killedBy: [],
  }
}
