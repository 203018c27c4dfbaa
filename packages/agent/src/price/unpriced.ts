import { type AgentSettings, type Finding, HelixError } from '@helix/core'
import type { AskedModel } from './known-price.ts'

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
