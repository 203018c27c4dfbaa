// The one shape of an attack, and how it is judged.
import type { Condition, Finding } from '../packages/core/src/index.ts'
import { anEvidence, at } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import type { Evidence } from '../packages/gates/src/decide/evidence.ts'
import { judge } from '../packages/gates/src/decide/judge.ts'
import { readRun } from '../packages/gates/src/run/read-run.ts'
import type { RawRun } from '../packages/gates/src/run/raw-run.ts'

export interface Answer {
  outcome: 'pass' | 'fail' | 'missing'
  /** Codes of the errors, each once. */
  codes: string[]
}

export interface Attack {
  /** What is tried. */
  name: string
  /** The gate that refuses it, or `run` for evidence that counts for none. */
  gate: string
  /** The only code of the refusal. */
  code: string
  bad: () => Answer
  /** What looks like it and is honest. */
  lookalike: string
  honest: () => Answer
}

export type Files = Readonly<Record<string, string>>

/** What a gate says of evidence. */
export function judged(condition: Condition, evidence: Partial<Evidence>): Answer {
  const { outcome, findings } = judge(condition, anEvidence(evidence))
  return { outcome, codes: codesOf(findings) }
}

/** What a gate that reads sources says of a change from base to head, in the step DOMAIN_LOGIC. */
export function changed(condition: Condition, before: Files, after: Files, more: Partial<Evidence> = {}): Answer {
  const base = treeOf(before)
  return judged(condition, { position: at('DOMAIN_LOGIC'), base, start: base, head: treeOf(after), ...more })
}

/** A tree in which other texts are other blobs. */
function treeOf(files: Files) {
  return { ...realTree(files), oid: (path: string) => files[path] }
}

/** What a run proves, out of its raw bytes; `declared` tests stand in the sources. */
export function read(raw: RawRun, declared: number | null = null): Answer {
  const { valid, findings } = readRun(raw, '/repo', declared)
  return { outcome: valid ? 'pass' : 'missing', codes: codesOf(findings) }
}

/** Whether both sides of an attack came out as they must; else why not. */
export function faultsOf({ name, code, bad, honest, lookalike }: Attack): string[] {
  const [attack, other] = [bad(), honest()]
  const faults = []
  if (attack.outcome === 'pass' || attack.codes.join() !== code)
    faults.push(`"${name}" must be refused with ${code} alone; it is ${said(attack)}`)
  if (other.outcome !== 'pass') faults.push(`"${lookalike}" must pass; it is ${said(other)}`)
  return faults
}

function said({ outcome, codes }: Answer): string {
  return `${outcome} ${codes.join(' ')}`.trim()
}

function codesOf(findings: readonly Finding[]): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  return [...new Set(errors)].toSorted((one, other) => (one < other ? -1 : 1))
}
