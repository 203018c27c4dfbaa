import type { Command, Input } from '../command.ts'
import { flag, listOption, textOption } from '../command.ts'
import type { CommitWords } from '../operations/commit/commit-words.ts'

export const commitCommand: Command = {
  name: 'commit',
  summary: 'compose a commit, try a refused one again, park, write labels anew, or claim that the step is done',
  options: [
    { flags: '--done', summary: "measure the step's exit on a clean checkout and claim it" },
    { flags: '--retry', summary: 'go on from the message that was refused' },
    { flags: '--wip', summary: 'park what is staged: never lands, the next helix commit takes its place' },
    { flags: '--restamp <range>', summary: 'write labels, hashes and figures anew after a rebase' },
    { flags: '-t, --type <type>', summary: 'feat, fix, test, refactor, docs …' },
    { flags: '-s, --scope <scope>', summary: 'part of the product' },
    { flags: '-m, --message <text>', summary: 'what the commit does' },
    { flags: '-w, --why <reason>', summary: 'why it is made' },
    { flags: '--change <text>', summary: 'how it is made' },
    { flags: '--covers <ids...>', summary: 'requirements that its tests cover' },
    { flags: '--lane <lane>', summary: 'ask for a lane: keep, fix or free' },
    { flags: '--allow-empty', summary: 'commit without a change' },
  ],
  examples: [
    'helix commit -t feat -s cart -m "apply discounts" -w "REQ-7 asks for percentage discounts"',
    'helix commit --retry --why "REQ-7 asks for percentage discounts"',
    'helix commit --restamp main..HEAD',
    'helix commit --done',
  ],
  async run(io, input) {
    if (flag(input, 'done')) {
      const why = textOption(input, 'why')
      const [{ commitDone }, { unstaged }, { doneOutcome }] = await Promise.all([
        import('../operations/commit/commit-done.ts'),
        import('../repository/unstaged.ts'),
        import('../render/done.ts'),
      ])
      return doneOutcome(await commitDone(io, why === undefined ? {} : { why }), await unstaged(io))
    }
    const range = textOption(input, 'restamp')
    if (range !== undefined) {
      const [{ restamp }, { restampedOutcome }] = await Promise.all([
        import('../operations/restamp/restamp.ts'),
        import('../render/restamped.ts'),
      ])
      return restampedOutcome(await restamp(io, range))
    }
    const words = wordsOf(input)
    if (flag(input, 'wip')) {
      const [{ park }, { parkedOutcome }] = await Promise.all([
        import('../operations/commit/park.ts'),
        import('../render/done.ts'),
      ])
      return parkedOutcome(await park(io, words))
    }
    const [{ composeCommit }, { commitOutcome }] = await Promise.all([
      import('../operations/commit/commit.ts'),
      import('../render/done.ts'),
    ])
    const request = { ...words, retry: flag(input, 'retry'), allowEmpty: flag(input, 'allowEmpty') }
    return commitOutcome(await composeCommit(io, request))
  },
}

function wordsOf(input: Input): CommitWords {
  return {
    type: textOption(input, 'type'),
    scope: textOption(input, 'scope'),
    description: textOption(input, 'message'),
    why: textOption(input, 'why'),
    change: textOption(input, 'change'),
    covers: listOption(input, 'covers'),
    lane: textOption(input, 'lane'),
  }
}
