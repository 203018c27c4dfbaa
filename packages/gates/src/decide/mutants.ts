// What a mutant's status says of the tests.
import { sha256 } from '@helix/core'
import type { Mutant } from '../run/run.ts'
import type { ChangedLines } from './evidence.ts'
import { overlaps } from './lines.ts'

/**
 * Mutators that can turn an end into an endless loop, by what the tools call them (StrykerJS, Stryker.NET, PIT, cargo-mutants, Infection):
 * only theirs may count a timeout as a kill.
 */
const loops =
  /conditional|equality|boundary|update|increment|decrement|assignment|arithmetic|math|block|binaryoperator|matcharm|fnvalue|voidmethodcall|boolean(?:true|false)returnvals|(?:less|greater)than/i

function isKilled({ status, mutator }: Mutant): boolean {
  return status === 'Killed' || (status === 'Timeout' && loops.test(mutator))
}

export function survives({ status, mutator }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage' || (status === 'Timeout' && !loops.test(mutator))
}

/** Killed mutants, and those that could be killed: one that does not compile or breaks at load time says nothing. */
export function score(mutants: readonly Mutant[]): { killed: number; tried: number } {
  const killed = mutants.filter(isKilled).length
  return { killed, tried: killed + mutants.filter(survives).length }
}

export function countOf(mutants: readonly Mutant[], status: Mutant['status']): number {
  return mutants.filter((mutant) => mutant.status === status).length
}

/** Whether any of the mutant's lines changed. */
export function isOn(changed: ChangedLines, mutant: Mutant): boolean {
  return overlaps(changed, mutant.file, mutant.line, mutant.endLine)
}

/** The mutant's key in 16 hex digits, so that a judgement with many survivors stays small. */
export function shortKey(mutant: Mutant): string {
  return sha256(mutant.key).slice(0, 16)
}

/** `src/domain/x.ts:18 >= → >`, on one line. */
export function mutantInWords({ file, line, original, replacement }: Mutant): string {
  return `${file}:${line} ${brief(original)} → ${brief(replacement)}`
}

function brief(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? 'nothing' : line.length > 60 ? `${line.slice(0, 59)}…` : line
}
