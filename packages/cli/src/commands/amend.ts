import type { Command, Input } from '../command.ts'
import { textOption } from '../command.ts'

export const amendCommand: Command = {
  name: 'amend',
  summary: 'change the approved spec or a frozen test, with the reason as an ADR',
  arguments: [{ name: '<why>', summary: 'why; it becomes the ADR' }],
  options: [
    { flags: '--title <title>', summary: "title of the ADR; by default the reason's first sentence" },
    { flags: '--from <file>', summary: 'the new spec; by default the one in the working tree' },
    { flags: '--same <ids...>', summary: 'requirements of which only the wording changes' },
    { flags: '--rewrite <tests...>', summary: 'frozen tests (files or ids) that may be written anew' },
    { flags: '--drop <tests...>', summary: 'tests that go' },
  ],
  examples: [
    'helix amend "REQ-3 forgot who pays the odd cent"',
    'helix amend "the test asked for 200, the spec for 201" --rewrite e2e/record.test.ts',
  ],
  async run(io, input) {
    const { amend } = await import('../operations/amend.ts')
    const { specTag } = await import('@helix/spec')
    const optional = { title: textOption(input, 'title'), from: textOption(input, 'from') }
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
    const lists = { same: list(input, 'same'), rewrite: list(input, 'rewrite'), drop: list(input, 'drop') }
    const { commit, path, amendment } = await amend(io, { why: input.args[0] ?? '', ...given, ...lists })
    const { amends, requirements } = amendment
    return {
      exit: 0,
      data: { ok: true, commit, path, amends, requirements },
      text: ({ chalk, command }) =>
        `${chalk.green('amended')}  ${specTag(amends.from)} → ${specTag(amends.to)}  ${commit.slice(0, 12)}\n` +
        `adr      ${path}\n` +
        requirements
          .map(({ id, meaning, tests }) => `         ${id} ${meaning}, ${tests.length} covering tests\n`)
          .join('') +
        `${chalk.bold('next')}     ${command('helix approve amendment --why "<reason>"')}\n`,
    }
  },
}

function list(input: Input, name: string): string[] {
  const value = input.options[name]
  return Array.isArray(value) ? value : []
}
