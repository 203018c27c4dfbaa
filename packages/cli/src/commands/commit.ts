import type { Command } from '../command.ts'
import { flag, textOption } from '../command.ts'

export const commitCommand: Command = {
  name: 'commit',
  summary: 'compose a commit, try a refused one again, or claim that the step is done',
  options: [
    { flags: '--done', summary: "measure the step's exit on a clean checkout and claim it" },
    { flags: '--retry', summary: 'go on from the message that was refused' },
    { flags: '-t, --type <type>', summary: 'feat, fix, test, refactor, docs …' },
    { flags: '-s, --scope <scope>', summary: 'part of the product' },
    { flags: '-m, --message <text>', summary: 'what the commit does' },
    { flags: '-w, --why <reason>', summary: 'why it is made' },
    { flags: '--change <text>', summary: 'how it is made' },
    { flags: '--covers <ids...>', summary: 'requirements that its tests cover' },
    { flags: '--allow-empty', summary: 'commit without a change' },
  ],
  examples: [
    'helix commit -t feat -s cart -m "apply discounts" -w "REQ-7 asks for percentage discounts"',
    'helix commit --retry --why "REQ-7 asks for percentage discounts"',
    'helix commit --done',
  ],
  async run(io, input) {
    if (flag(input, 'done')) {
      const why = textOption(input, 'why')
      const [{ commitDone }, { doneOutcome }] = await Promise.all([
        import('../operations/commit-done.ts'),
        import('../render/done.ts'),
      ])
      return doneOutcome(await commitDone(io, why === undefined ? {} : { why }))
    }
    const [{ composeCommit }, { commitOutcome }] = await Promise.all([
      import('../operations/commit.ts'),
      import('../render/done.ts'),
    ])
    const covers = input.options['covers']
    return commitOutcome(
      await composeCommit(io, {
        retry: flag(input, 'retry'),
        type: textOption(input, 'type'),
        scope: textOption(input, 'scope'),
        description: textOption(input, 'message'),
        why: textOption(input, 'why'),
        change: textOption(input, 'change'),
        covers: Array.isArray(covers) ? covers : [],
        allowEmpty: flag(input, 'allowEmpty'),
      }),
    )
  },
}
