import { HelixError } from '@helix/core'
import { type Command, flag, type Input, textOption } from '../command.ts'
import type { TrafficRequest } from '../operations/next/traffic/traffic.ts'

export const nextCommand: Command = {
  name: 'next',
  summary: 'do the next increment with your model, or brief you or your agent',
  options: [
    { flags: '--new <idea>', summary: 'start a cycle for this idea first' },
    { flags: '--cycle <name>', summary: 'name of the new cycle, in kebab case' },
    { flags: '--until <step>', summary: 'go on until this step is done, or a person is needed' },
    { flags: '--brief', summary: 'print the brief, whether or not there is a model' },
    { flags: '--record <file>', summary: 'write down what is said to the model, for tests and bug reports' },
    { flags: '--replay <file>', summary: 'let a recording answer in the place of the model' },
    { flags: '--take', summary: 'bring the increment that waits into the checkout' },
  ],
  examples: [
    'helix next --new "Flatmates record shared expenses and see who owes whom"',
    'helix next',
    'helix next --until DONE',
    'helix next --record traffic.jsonl',
  ],
  async run(io, input) {
    const traffic = trafficOf(input)
    const { nextOutcome, takenOutcome } = await import('../render/next.ts')
    if (flag(input, 'take')) return takenOutcome(await (await import('../operations/next/take.ts')).take(io))
    const [{ next }, { watchRun }] = await Promise.all([
      import('../operations/next/index.ts'),
      import('../render/watch.ts'),
    ])
    const request = {
      idea: textOption(input, 'new'),
      cycle: textOption(input, 'cycle'),
      until: textOption(input, 'until'),
    }
    if (request.cycle !== undefined && request.idea === undefined) {
      const hint = 'helix next --new "<idea>" --cycle <name>'
      throw new HelixError('cli/usage', '--cycle names the cycle that --new starts', { hint })
    }
    const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))
    const watch = watchRun(io, input.options['json'] === true)
    const whole = { ...given, brief: flag(input, 'brief') }
    if (traffic === null) return nextOutcome(await next(io, whole, watch))
    const { nextWithTraffic } = await import('../operations/next/traffic/with-traffic.ts')
    const { events, findings } = await nextWithTraffic(io, whole, watch, traffic)
    return nextOutcome(events, findings)
  },
}

/** What becomes of the traffic with the model. HelixError cli/usage for what cannot be both, or has no traffic. */
function trafficOf(input: Input): TrafficRequest | null {
  const [record, replay] = [textOption(input, 'record'), textOption(input, 'replay')]
  if (record === undefined && replay === undefined) return null
  if (record !== undefined && replay !== undefined) {
    throw new HelixError('cli/usage', 'traffic is either recorded or replayed', { hint: 'helix next --record <file>' })
  }
  if (flag(input, 'brief') || flag(input, 'take')) {
    throw new HelixError('cli/usage', 'with --brief and --take no model is asked', { hint: 'helix next' })
  }
  return record === undefined ? { replay: replay ?? '' } : { record }
}
