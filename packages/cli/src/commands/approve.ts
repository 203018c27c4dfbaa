import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { textOption } from '../command.ts'

export const approveCommand: Command = {
  name: 'approve',
  summary: 'say yes, as a person, to a spec, an amendment, a change of the rules or a waiver',
  arguments: [
    { name: '<what>', summary: 'spec, amendment, policy, dependencies or finding' },
    { name: '[details...]', summary: 'for a finding: its code and path' },
  ],
  options: [
    { flags: '--why <reason>', summary: 'why' },
    { flags: '--until <day>', summary: 'last day of a waiver: 2026-12-31' },
    { flags: '--key <file>', summary: 'OpenSSH private key, where the repository signs (or HELIX_APPROVE_KEY)' },
  ],
  examples: ['helix approve spec --why "reads right"', 'helix approve policy --why "stricter coverage"'],
  async run(io, input) {
    const { approve } = await import('../operations/approve.ts')
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
    const { what, by, path, own } = approved
    return {
      exit: 0,
      data: { ok: true, ...approved },
      text: ({ chalk, command }) =>
        `${chalk.green('approved')} ${what}\n` +
        `by       ${by}${own ? `  ${chalk.yellow('SELF-APPROVED')}` : ''}\n` +
        `in       ${path}\n` +
        `${chalk.bold('next')}     ${command('helix commit --done')}\n`,
    }
  },
}
