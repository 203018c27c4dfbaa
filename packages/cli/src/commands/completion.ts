import type { Command } from '../command.ts'

/** The command that completes the names of `table`, which it is itself in. */
export function completionOf(table: () => readonly Command[]): Command {
  return {
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
      const { renderCompletion } = await import('../reference/completion.ts')
      const text = renderCompletion(shell, table())
      return { exit: 0, data: { ok: true, shell, text }, text: () => text }
    },
  }
}
