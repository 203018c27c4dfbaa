// What Helix's documents say, for tests that ask for it.
import { documentOf, type Ran } from './product.ts'

/** Codes of everything that a document tells, each once and sorted. */
export function codesOf(ran: Ran): string[] {
  const told = JSON.stringify(documentOf(ran)).matchAll(/"code":"([A-Za-z/-]+)"/g)
  return [...new Set([...told].map(([, code]) => code ?? ''))].toSorted((one, other) => (one < other ? -1 : 1))
}

interface Document {
  trees: { verdicts: { gate: string; measured: unknown }[] }[]
}

/** What the last judged tree's verdict on a gate measured. */
export function measuredBy(ran: Ran, gate: string): unknown {
  const { trees } = documentOf(ran) as Document // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return trees.at(-1)?.verdicts.find((verdict) => verdict.gate === gate)?.measured
}
