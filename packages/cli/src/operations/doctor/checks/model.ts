import {
  chosenModel,
  type KnownPrice,
  type ModelReport,
  modelSettings,
  priceOf,
  programOf,
  renderPrice,
} from '@helix/agent'
import { type Check, type Examined, ok, warning } from '../check.ts'

export const modelCheck: Check = {
  name: 'model',
  code: 'DOCTOR-MODEL',
  async run({ io, policy, probeModel }) {
    if (policy !== null && policy.agent.driver !== 'builtin' && !probeModel) {
      return ok(`${programOf(policy.agent).name} works here (driver ${policy.agent.driver})`)
    }
    const named = chosenModel(io.env, policy?.agent.model)
    if (named === null && !probeModel) return ok('none named: helix next briefs you or your own agent')
    const settings = { ...modelSettings(io.env, policy?.agent.model), api: policy?.agent.api ?? 'chat' }
    const at = `${settings.model} at ${new URL(settings.baseUrl).host}`
    if (!probeModel) return ok(`${at} (not asked; helix doctor --model asks)`)
    // The client of a model takes longest of all checks to load, and is asked for only here.
    const { askModel } = await import('./ask-model.ts')
    const { host, report } = await askModel(settings, io.signal)
    const price = priceOf({ model: settings.model, host }, policy?.agent ?? {}, io.env)
    return { ...judgeReport(at, report, price), report: { ...report, price } }
  },
}

/** What an examined endpoint means for the agent: it works in every form, best through tools; budgets count what is reported. */
export function judgeReport(at: string, report: ModelReport, price: KnownPrice | null): Examined {
  const { tools, jsonSchema, usage, cut, unended } = report
  if (unended > 0) {
    const works = tools ? 'calls tools, but' : 'calls no tools as asked, and'
    return warning(`${at} ${works} had not ended ${unended === 1 ? 'an answer' : `${unended} answers`} after a minute. ${said(report, price)}`, 'Use a faster server or model, or bound its answers at the server (llama.cpp: --predict 4096).') // prettier-ignore
  }
  if (!tools) {
    const instead = { tools: 'tools', 'json-schema': 'JSON held to a schema', fenced: 'fenced blocks' }[report.uses]
    return warning(`${at} calls no tools as asked; Helix will use ${instead}. ${said(report, price)}`, 'Switch tool calling on at the server, or: export HELIX_MODEL=<a model that calls tools>') // prettier-ignore
  }
  if (cut !== null) {
    return warning(`${at} calls tools, but answers a question of ${cut} tokens without knowing all of it: it cuts, and does not say so. ${said(report, price)}`, 'Give the model a larger context window at the server (Ollama: OLLAMA_CONTEXT_LENGTH).') // prettier-ignore
  }
  if (!usage) {
    return warning(`${at} calls tools, but reports no usage that can be; by what it reports tokens and money bind, by an estimate where it reports nothing. ${said(report, price)}`, 'Switch usage in streams on at the server, if it can.') // prettier-ignore
  }
  return ok(`${at} calls tools and reports usage${jsonSchema ? '' : '; no JSON schema'}. ${said(report, price)}`)
}

function said({ forcedChoice, context, speed }: ModelReport, price: KnownPrice | null): string {
  const kept = context === null ? 'context unknown' : `keeps ${context} tokens at least`
  const costs = price === null ? 'price unknown (agent.prices): money does not bind' : renderPrice(price)
  return `Forced choice ${forcedChoice ? 'works' : 'does not work'}, ${kept}, ${speed ?? '?'} tokens/s, ${costs}`
}
