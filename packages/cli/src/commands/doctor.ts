import type { Command } from '../command.ts'
import { flag } from '../command.ts'

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'examine this clone and this machine, and say how to mend what is wrong',
  options: [{ flags: '--model', summary: 'ask the model too, which costs a few tokens' }],
  examples: ['helix doctor', 'helix doctor --model', 'helix doctor --json'],
  async run(io, input) {
    const [{ examine }, { diagnosisOutcome }] = await Promise.all([
      import('../operations/doctor/index.ts'),
      import('../render/diagnosis.ts'),
    ])
    return diagnosisOutcome(await examine(io, { probeModel: flag(input, 'model') }))
  },
}
