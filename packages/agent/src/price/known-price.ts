import { type AgentSettings, type Finding, HelixError, type Price } from '@helix/core'
import { priceTable, tableDate } from './table.ts'

/** A price and who says so. */
export interface KnownPrice extends Price {
  from: 'HELIX_PRICE' | 'agent.prices' | 'agent.price' | 'table' | 'replay'
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

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The price of a model: HELIX_PRICE, the playbook's, else that of Helix's own table for exactly this host and name, else null.
 * `agent.price` is about the playbook's own model, and no other that HELIX_MODEL may name. HelixError agent/bad-price.
 */
export function priceOf({ model, host }: AskedModel, said: Said, environment: Environment = {}): KnownPrice | null {
  const given = environment['HELIX_PRICE']?.trim() ?? ''
  if (given !== '') return { ...parsePrice(given), from: 'HELIX_PRICE' }
  const own = lookUp(said.prices, model)
  if (own !== undefined) return { ...own, from: 'agent.prices' }
  if (said.price !== undefined && (said.model === undefined || said.model === model)) {
    return { ...said.price, from: 'agent.price' }
  }
  const listed = lookUp(lookUp(priceTable, host), model)
  return listed === undefined ? null : { ...listed, from: 'table', date: tableDate }
}

/** `1.25/10`: US dollars per million tokens in, and out. */
function parsePrice(text: string): Price {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (input !== undefined && output !== undefined) return { input: Number(input), output: Number(output) }
  throw new HelixError('agent/bad-price', `HELIX_PRICE is "${text}", not two prices`, {
    hint: 'export HELIX_PRICE=<input>/<output>, in US dollars per million tokens: HELIX_PRICE=1.25/10',
  })
}

/** A model may be called `constructor`. */
function lookUp<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
}

/** `$1.25 in, $10 out per million tokens (table of 2026-09-23)`. */
export function renderPrice({ input, output, from, date }: KnownPrice): string {
  return `$${input} in, $${output} out per million tokens (${date === undefined ? from : `${from} of ${date}`})`
}

/**
 * What must be said where nobody knows a model's price: which limits do not bind. HelixError agent/unpriced where the playbook
 * refuses to go on without one.
 */
export function unpricedWarning({ model, host }: AskedModel, { budget, cycle, unpriced }: AgentSettings): Finding {
  const free = [`agent.budget.money ($${budget.money})`]
  if (cycle?.money !== undefined) free.push(`agent.cycle.money ($${cycle.money})`)
  const does = free.length > 1 ? 'do' : 'does'
  const message = `the price of ${model} at ${host} is unknown: ${free.join(' and ')} ${does} not bind, tokens and minutes do`
  const fix = `Name it in playbook.yml, in US dollars per million tokens: prices: {${JSON.stringify(model)}: {input: …, output: …}}`
  if (unpriced === 'refuse') throw new HelixError('agent/unpriced', message, { hint: fix })
  return { severity: 'warning', code: 'AGENT-UNPRICED', message, fix }
}
