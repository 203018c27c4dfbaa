import type { AgentSettings, Price } from '@helix/core'
import { priceTable, tableDate } from './table.ts'

/** A price and who says so. */
export interface KnownPrice extends Price {
  from: 'agent.prices' | 'agent.price' | 'table' | 'replay'
  /** Of the table: when it was last compared, ISO 8601. */
  date?: string
}

/** Which model is asked where. */
export interface AskedModel {
  model: string
  /** Host (and port) of its endpoint. */
  host: string
}

type Said = Pick<AgentSettings, 'model' | 'price' | 'prices'>

/**
 * The price of a model: the playbook's, else that of Helix's own table for exactly this host and name, else null. `agent.price`
 * is about the playbook's own model, and no other that HELIX_MODEL may name.
 */
export function priceOf({ model, host }: AskedModel, said: Said): KnownPrice | null {
  const own = lookUp(said.prices, model)
  if (own !== undefined) return { ...own, from: 'agent.prices' }
  if (said.price !== undefined && (said.model === undefined || said.model === model)) {
    return { ...said.price, from: 'agent.price' }
  }
  const listed = lookUp(lookUp(priceTable, host), model)
  return listed === undefined ? null : { ...listed, from: 'table', date: tableDate }
}

/** A model may be called `constructor`. */
function lookUp<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
}

/** `$1.25 in, $10 out per million tokens (table of 2026-09-23)`. */
export function renderPrice({ input, output, from, date }: KnownPrice): string {
  return `$${input} in, $${output} out per million tokens (${date === undefined ? from : `${from} of ${date}`})`
}
