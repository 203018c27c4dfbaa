import type { Command } from '../command.ts'
import { flag } from '../command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'examine this clone and this machine, and say how to mend what is wrong',
  options: [
    { flags: '--model', summary: 'ask the model too, which costs a few tokens' },
    { flags: '--host', summary: 'only how the host is set up; with GITHUB_TOKEN it is asked, reading only' },
  ],
  examples: ['helix doctor', 'helix doctor --model', 'helix doctor --host', 'helix doctor --json'],
  async run(io, input) {
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
