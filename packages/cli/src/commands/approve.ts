import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { textOption } from '../command.ts'

export const approveCommand: Command = {
  name: 'approve',
  summary:
    'say yes, as a person, to a spec, an amendment, a change of the rules, the work of a step, a waiver or a way back',
  arguments: [
    {
      name: '<what>',
      summary: 'spec, amendment, step, finding, position, or a layer that asks for approvals: policy, dependencies',
    },
    { name: '[details...]', summary: 'finding: its code and path; position: the step to go back to, or idle' },
  ],
  options: [
    { flags: '--why <reason>', summary: 'why' },
    { flags: '--until <day>', summary: 'last day of a waiver: 2026-12-31; in 30 days unless it is said' },
    { flags: '--key <file>', summary: 'OpenSSH key, where the repository signs (or HELIX_APPROVE_KEY)' },
  ],
  examples: [
    'helix approve spec --why "reads right"',
    'helix approve policy --why "stricter coverage"',
    'helix approve position E2E_RED --why "the tests ask for the wrong thing"',
  ],
  async run(io, input) {
    const { approve } = await import('../operations/approve/approve.ts')
    const [subject = '', ...details] = input.args
    const until = textOption(input, 'until')
    const named = textOption(input, 'key') ?? io.env['HELIX_APPROVE_KEY']
    const key = named === undefined ? undefined : resolve(io.cwd, named)
    const approved = await approve(io, {
      subject,
      details,
      why: textOption(input, 'why') ?? 'read and found right',
      ...(until !== undefined && { until }),
      ...(key !== undefined && { key }),
    })
    const { what, names = [], by, paths, labels, next, until: end } = approved
    return {
      exit: 0,
      data: { ok: true, ...approved },
      text: ({ chalk, command }) =>
        `${chalk.green('approved')} ${what}\n` +
        names.map((name) => `         ${name}\n`).join('') +
        `by       ${[by, ...labels.map((label) => chalk.yellow(label))].join('  ')}\n` +
        (end === undefined ? '' : `until    ${end}\n`) +
        `in       ${paths.join('\n         ')}\n` +
        `${chalk.bold('next')}     ${command(next)}\n`,
    }
  },
}
