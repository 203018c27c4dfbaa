import type { Usage } from './client.ts'

/** Characters per token where a server does not count: the usual rule of thumb for English and code. */
const charactersPerToken = 4

/** Tokens of a text of so many characters, by rule of thumb. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken)
}

/** The sum of two usages; estimated when either is. */
export function addUsage(a: Usage, b: Usage): Usage {
  return { input: a.input + b.input, output: a.output + b.output, estimated: a.estimated || b.estimated }
}

/** US dollars of a usage at a price per million tokens; null without a price. */
export function costOf(usage: Usage, price: { input: number; output: number } | undefined): number | null {
  if (price === undefined) return null
  return (usage.input * price.input + usage.output * price.output) / 1_000_000
}
