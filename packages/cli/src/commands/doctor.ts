import { HelixError } from '@helix/core'
import { type Command, flag, type Input, listOption, type Outcome } from '../command.ts'
import type { Io } from '../io.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'examine this clone and this machine, and say how to mend what is wrong',
  options: [
    { flags: '--model', summary: 'ask the model too, which costs about 40,000 tokens' },
    { flags: '--host', summary: 'only how the host is set up; with GITHUB_TOKEN it is asked, reading only' },
    {
      flags: '--canaries',
      summary: 'only whether every rule refuses what it must, and lets its honest look-alike pass',
    },
    { flags: '--list', summary: 'with --canaries: say which there are, and judge nothing' },
    { flags: '--only <code...>', summary: 'with --canaries: those of this code alone' },
  ],
  examples: [
    'helix doctor',
    'helix doctor --model',
    'helix doctor --host',
    'helix doctor --canaries',
    'helix doctor --canaries --only MSG-WHY',
    'helix doctor --json',
  ],
  async run(io, input) {
    if (flag(input, 'canaries')) return examineCanaries(io, input)
    if (flag(input, 'list') || input.options['only'] !== undefined) {
      throw new HelixError('cli/usage', '--list and --only are about canaries', {
        hint: 'helix doctor --canaries --list',
      })
    }
    if (flag(input, 'host')) {
      const [{ examineHost }, { diagnosisOutcome }] = await Promise.all([
        import('../operations/doctor/host/index.ts'),
        import('../render/diagnosis.ts'),
      ])
      return diagnosisOutcome(await examineHost(io))
    }
    const [{ examine }, { diagnosisOutcome }] = await Promise.all([
      import('../operations/doctor/index.ts'),
      import('../render/diagnosis.ts'),
    ])
    return diagnosisOutcome(await examine(io, { probeModel: flag(input, 'model') }))
  },
}

async function examineCanaries(io: Io, input: Input): Promise<Outcome> {
  const [{ chooseCanaries, judgeCanaries }, { canariesOutcome, listOutcome }] = await Promise.all([
    import('@helix/canaries'),
    import('../render/canaries.ts'),
  ])
  const chosen = chooseCanaries(listOption(input, 'only'))
  return flag(input, 'list') ? listOutcome(chosen) : canariesOutcome(await judgeCanaries(io, chosen))
}
