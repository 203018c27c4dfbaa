import type { Command } from '../command.ts'
import { flag, textOption } from '../command.ts'

export const nextCommand: Command = {
  name: 'next',
  summary: 'do the next increment with your model, or brief you or your agent',
  options: [
    { flags: '--new <idea>', summary: 'start a cycle for this idea first' },
    { flags: '--cycle <name>', summary: 'name of the new cycle, in kebab case' },
    { flags: '--until <step>', summary: 'go on until this step is done, or a person is needed' },
    { flags: '--brief', summary: 'print the brief, whether or not there is a model' },
    { flags: '--take', summary: 'bring the increment that waits into the checkout' },
  ],
  examples: [
    'helix next --new "Flatmates record shared expenses and see who owes whom"',
    'helix next',
    'helix next --until DONE',
  ],
  async run(io, input) {
    const [{ next, take }, { nextOutcome, takenOutcome }, { watchRun }] = await Promise.all([
      import('../operations/next/index.ts'),
      import('../render/next.ts'),
      import('../render/watch.ts'),
    ])
    if (flag(input, 'take')) return takenOutcome(await take(io))
    const request = {
      idea: textOption(input, 'new'),
      cycle: textOption(input, 'cycle'),
      until: textOption(input, 'until'),
    }
    const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))
    const events = await next(
      io,
      { ...given, brief: flag(input, 'brief') },
      watchRun(io, input.options['json'] === true),
    )
    return nextOutcome(events)
  },
}
