import type { Command } from '../command.ts'
import { textOption } from '../command.ts'

export const demoCommand: Command = {
  name: 'demo',
  summary: 'watch a small product go from an idea to DONE, offline, in a folder of its own',
  options: [{ flags: '--folder <folder>', summary: 'where; empty or not there yet (default: a temporary one, kept)' }],
  examples: ['helix demo', 'helix demo --folder evenly'],
  plumbing: true,
  async run(io, input) {
    const [{ playDemo }, { demoOutcome }] = await Promise.all([
      import('../demo/demo.ts'),
      import('../demo/render-demo.ts'),
    ])
    const quiet = input.options['json'] === true
    const world = quiet ? { ...io, write: io.warn } : io
    return demoOutcome(await playDemo(world, { folder: textOption(input, 'folder') }))
  },
}
