import type { Command } from '../command.ts'
import { flag, textOption } from '../command.ts'

export const logCommand: Command = {
  name: 'log',
  summary: 'read what agents did: their runs, or one of them entry by entry',
  plumbing: true,
  arguments: [{ name: '[run]', summary: 'its id, the first letters of it, or latest' }],
  options: [
    { flags: '--only <kind>', summary: 'entries of one kind: tool-call, decision, check …' },
    { flags: '--follow', summary: 'go on until the run has ended (latest by default)' },
    { flags: '--cost', summary: 'what was used up, in all and of agent.cycle' },
  ],
  examples: ['helix log', 'helix log latest --only decision', 'helix log --follow', 'helix log --cost --json'],
  async run(io, input) {
    const [{ listRuns, showRun }, { followRun }, render, { styleFor }] = await Promise.all([
      import('../operations/log/read-runs.ts'),
      import('../operations/log/follow-run.ts'),
      import('../render/log.ts'),
      import('../render/style.ts'),
    ])
    const [costs, follows, only] = [flag(input, 'cost'), flag(input, 'follow'), textOption(input, 'only')]
    const run = input.args[0] ?? (follows || only !== undefined ? 'latest' : undefined)
    if (run === undefined) return render.runsOutcome(await listRuns(io, costs), costs)
    const request = { run, ...(only !== undefined && { only }) }
    if (!follows) return render.runOutcome(await showRun(io, request), { costs, told: false })
    const style = styleFor(io)
    const quiet = input.options['json'] === true
    const shown = await followRun(io, request, (entry) => {
      if (!quiet) io.write(render.renderEntry(entry, style))
    })
    return render.runOutcome(shown, { costs, told: !quiet })
  },
}
