import type { Price } from '@helix/core'
import type { Usage } from './client.ts'

/** Characters per token where a server does not count: the usual rule of thumb for English and code. */
const charactersPerToken = 4

/** Tokens of a text of so many characters, by rule of thumb. */
export function estimateTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken)
}

/** The sum of two usages; estimated when either is. */
export function addUsage(a: Usage, b: Usage): Usage {
  const cached = (a.cached ?? 0) + (b.cached ?? 0)
  return {
    input: a.input + b.input,
    ...(cached > 0 && { cached }),
    output: a.output + b.output,
    estimated: a.estimated || b.estimated,
  }
}

/** US dollars of a usage at a price per million tokens; null without a price. */
export function costOf(usage: Usage, price: Price | undefined): number | null {
  if (price === undefined) return null
  const cached = usage.cached ?? 0
  const input = (usage.input - cached) * price.input + cached * (price.cached ?? price.input)
  return (input + usage.output * price.output) / 1_000_000
}

/** What a run has used up so far. */
export interface Spent {
  steps: number
  usage: Usage
  /** US dollars; null where the price is unknown. */
  cost: number | null
  milliseconds: number
}

export const unspent: Spent = {
  steps: 0,
  usage: { input: 0, output: 0, estimated: false },
  cost: null,
  milliseconds: 0,
}
