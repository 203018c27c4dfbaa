import type { Command } from '../command.ts'

export const statusCommand: Command = {
  name: 'status',
  summary: 'say where this branch stands, what is missing and what comes next',
  examples: ['helix status', 'helix status --json'],
  async run(io) {
    const [{ readStatus }, { renderStatus }] = await Promise.all([
      import('../operations/status/status.ts'),
      import('../render/status.ts'),
    ])
    const view = await readStatus(io)
    return { exit: 0, data: { ok: true, ...view }, text: (style) => renderStatus(view, style) }
  },
}
