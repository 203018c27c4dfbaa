import type { Outcome } from '../command.ts'
import type { AgentsFile } from '../operations/init/agents/set-agents.ts'

const words: Record<AgentsFile['state'], string> = {
  new: 'written',
  refreshed: 'brought up to date',
  unchanged: 'is as it would be written',
  kept: 'was edited, so it stays as it is',
  removed: 'taken out',
}

/** How `helix init --agents` ends, with `--remove` too. */
export function agentsOutcome(files: readonly AgentsFile[], removing: boolean): Outcome {
  const next = removing
    ? 'git commit AGENTS.md .agents -m "chore: tell agents of Helix no more" -m "Why: they are not to work by it here."'
    : 'git add AGENTS.md .agents && git commit -m "chore: tell agents of Helix" -m "Why: they are to work by its rules here."'
  return {
    exit: 0,
    data: { ok: true, files, next },
    text({ chalk, command }) {
      const lines = files.map(({ path, state }) => `${chalk.bold('agents')}   ${path} ${words[state]}`)
      if (files.length === 0) return `${chalk.bold('agents')}   nothing of Helix's is there\n`
      return [...lines, `${chalk.bold('next')}     ${command(next)}`, ''].join('\n')
    },
  }
}
