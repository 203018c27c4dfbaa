import type { Command } from '../command.ts'

export const whyCommand: Command = {
  name: 'why',
  summary: 'give the reason of a requirement, a line, a commit, a decision, or explain a code',
  arguments: [{ name: '<what...>', summary: 'REQ-7, src/cart.ts:18, a commit, words, or a code as it was printed' }],
  examples: ['helix why REQ-7', 'helix why src/cart.ts:18', 'helix why "odd cent"', 'helix why MSG-WHY'],
  async run(io, { args }) {
    const asked = args.join(' ')
    // The notes of all codes are the codes of all packages, which a question about history does not wait for.
    if (/^(?:[A-Z]+|[A-Za-z]+(?:[-/][A-Za-z0-9-]+)+)$/.test(asked)) {
      const [{ explain, isCode }, { renderExplained }] = await Promise.all([
        import('../operations/why/index.ts'),
        import('../render/explained.ts'),
      ])
      const explained = isCode(asked) ? explain(asked) : null
      if (explained !== null) {
        return { exit: 0, data: { ok: true, ...explained }, text: (style) => renderExplained(explained, style) }
      }
    }
    const [{ askTrail }, { reasonsOutcome }] = await Promise.all([
      import('../operations/why/ask-trail.ts'),
      import('../render/reasons.ts'),
    ])
    return reasonsOutcome(await askTrail(io, asked))
  },
}
