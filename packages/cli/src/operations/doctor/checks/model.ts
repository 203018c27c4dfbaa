import { chosenModel, modelSettings, openaiClient, programOf } from '@helix/agent'
import { type Check, type Examined, ok, problem, warning } from '../check.ts'

export const modelCheck: Check = {
  name: 'model',
  code: 'DOCTOR-MODEL',
  async run({ io, policy, probeModel }) {
    if (policy !== null && policy.agent.driver !== 'builtin' && !probeModel) {
      return ok(`${programOf(policy.agent).name} works here (driver ${policy.agent.driver})`)
    }
    const named = chosenModel(io.env, policy?.agent.model)
    if (named === null && !probeModel) return ok('none named: helix next briefs you or your own agent')
    const settings = modelSettings(io.env, policy?.agent.model)
    const at = `${settings.model} at ${new URL(settings.baseUrl).host}`
    if (!probeModel) return ok(`${at} (not asked; helix doctor --model asks)`)
    const signal = AbortSignal.any([io.signal, AbortSignal.timeout(60_000)])
    const client = openaiClient(settings, { firstByte: 30_000, idle: 15_000, retries: 0 })
    const { toolCalls, usage } = await client.complete({ messages: [question], tools: [tool], signal })
    return judgeAnswer(at, toolCalls, usage.estimated)
  },
}

const question = {
  role: 'user' as const,
  content: 'Call the tool report_ready with {"ready": true}. Write nothing else.',
}

const tool = {
  name: 'report_ready',
  description: 'Reports that you are ready.',
  parameters: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] },
}

/** What one answer says about an endpoint: the agent works through tools, and its budget counts what is reported. */
export function judgeAnswer(
  at: string,
  calls: readonly { name: string; arguments: string }[],
  estimated: boolean,
): Examined {
  const call = calls.find(({ name }) => name === tool.name)
  if (call === undefined) {
    return problem(`${at} answered without calling the tool; the agent works through tools`, 'export HELIX_MODEL=<a model that calls tools>') // prettier-ignore
  }
  if (!isReady(call.arguments)) {
    return warning(`${at} calls tools, but with arguments that are not as asked: ${call.arguments.slice(0, 60)}`, 'export HELIX_MODEL=<a larger model>') // prettier-ignore
  }
  if (estimated) {
    return warning(`${at} calls tools, but reports no usage; tokens and money are estimated`, 'Switch usage in streams on at the server, if it can.') // prettier-ignore
  }
  return ok(`${at} answers, calls tools and reports usage`)
}

function isReady(text: string): boolean {
  try {
    const held: unknown = JSON.parse(text)
    return typeof held === 'object' && held !== null && 'ready' in held && held.ready === true
  } catch {
    // Not JSON: not as asked.
    return false
  }
}
