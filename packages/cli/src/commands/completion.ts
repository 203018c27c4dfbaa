import type { Command } from '../command.ts'

export const completionCommand: Command = {
  name: 'completion',
  summary: 'print completions for a shell',
  plumbing: true,
  arguments: [{ name: '<shell>', summary: 'bash, zsh or fish' }],
  examples: [
    'helix completion bash > ~/.local/share/bash-completion/completions/helix',
    'helix completion zsh > ~/.zfunc/_helix',
    'helix completion fish > ~/.config/fish/completions/helix.fish',
  ],
  async run(_, { args: [shell = ''] }) {
    const [{ renderCompletion }, { commands }] = await Promise.all([
      import('../reference/completion.ts'),
      import('./index.ts'),
    ])
    const text = renderCompletion(shell, commands)
    return { exit: 0, data: { ok: true, shell, text }, text: () => text }
  },
}
