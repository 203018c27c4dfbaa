import type { Command } from '../command.ts'
import { textOption } from '../command.ts'

export const briefCommand: Command = {
  name: 'brief',
  summary: 'say what the next increment is, for you or any agent',
  plumbing: true,
  options: [{ flags: '--format <format>', summary: 'text (the default), markdown or json' }],
  examples: ['helix brief', 'helix brief --format markdown | my-agent', 'helix brief --format json'],
  async run(io, input) {
    const [{ brief, briefFormatOf }, { briefOutcome }] = await Promise.all([
      import('../operations/brief/brief.ts'),
      import('../render/brief.ts'),
    ])
    const format = briefFormatOf(textOption(input, 'format') ?? 'text')
    return briefOutcome(await brief(io), format)
  },
}
