import type { Command } from '../command.ts'

export const whyCommand: Command = {
  name: 'why',
  summary: 'explain the code of a finding or an error',
  arguments: [{ name: '<code>', summary: 'as it was printed: MSG-WHY, git/not-a-repo' }],
  examples: ['helix why MSG-WHY', 'helix why git/not-a-repo'],
  async run(_, { args: [code = ''] }) {
    const [{ explain }, { renderExplained }] = await Promise.all([
      import('../operations/why/index.ts'),
      import('../render/explained.ts'),
    ])
    const explained = explain(code)
    return { exit: 0, data: { ok: true, ...explained }, text: (style) => renderExplained(explained, style) }
  },
}
