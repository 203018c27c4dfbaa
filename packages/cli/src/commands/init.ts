import type { Command } from '../command.ts'
import { flag, textOption } from '../command.ts'

export const initCommand: Command = {
  name: 'init',
  summary: 'set up, adopt, upgrade or leave Helix; nothing of yours is overwritten',
  options: [
    { flags: '--playbook <kind>', summary: 'standard (up to seven steps) or quick (four)' },
    { flags: '--signing <kind>', summary: 'none, or ssh: CI signs every judgement' },
    { flags: '--solo', summary: 'you approve your own work; it shows as SELF-APPROVED' },
    { flags: '--team', summary: 'somebody else approves' },
    { flags: '--ci <host>', summary: 'write the jobs measure and judge for github or gitlab' },
    { flags: '--integrity <digest>', summary: "with --ci: sha512-… of Helix's package, which the jobs then check" },
    { flags: '--yes', summary: 'ask nothing, take the defaults: standard, none, solo' },
    { flags: '--dry-run', summary: 'only say what would be written' },
    { flags: '--hooks', summary: 'only set the hooks up in this clone' },
    { flags: '--guard', summary: "let Helix's references in this clone move only as judgements move them" },
    {
      flags: '--agents',
      summary: 'only write a section of AGENTS.md and a skill for agents; with --remove take them out',
    },
    { flags: '--remove', summary: 'take the hooks and the guard out of this clone, and say what else there is' },
  ],
  examples: [
    'helix init',
    'helix init --playbook quick --team',
    'helix init --ci github',
    'helix init --hooks',
    'helix init --guard',
    'helix init --agents',
  ],
  async run(io, input) {
    if (flag(input, 'agents')) {
      const [{ removeAgents, setAgents }, { agentsOutcome }] = await Promise.all([
        import('../operations/init/agents/set-agents.ts'),
        import('../render/agents.ts'),
      ])
      const removes = flag(input, 'remove')
      return agentsOutcome(await (removes ? removeAgents(io) : setAgents(io)), removes)
    }
    const render = await import('../render/init/hooks.ts')
    if (flag(input, 'hooks') || flag(input, 'remove')) {
      const { initHooks, initRemove } = await import('../operations/init/clone-hooks.ts')
      if (flag(input, 'remove')) return render.removedOutcome(await initRemove(io))
      return render.hooksOutcome(await initHooks(io))
    }
    if (flag(input, 'guard')) {
      const { initGuard } = await import('../operations/init/guard/set-guard.ts')
      return render.guardOutcome(await initGuard(io))
    }
    const [{ init }, { initOutcome }] = await Promise.all([
      import('../operations/init/index.ts'),
      import('../render/init/init.ts'),
    ])
    const initialised = await init(io, {
      playbook: textOption(input, 'playbook'),
      signing: textOption(input, 'signing'),
      solo: flag(input, 'solo'),
      team: flag(input, 'team'),
      yes: flag(input, 'yes'),
      dryRun: flag(input, 'dryRun'),
      ci: textOption(input, 'ci'),
      integrity: textOption(input, 'integrity'),
    })
    return initOutcome(initialised)
  },
}
