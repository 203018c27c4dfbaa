import type { Command } from '../command.ts'
import { oneOf } from '../decide/one-of.ts'
import { optionNames } from './option-names.ts'

type Render = (commands: readonly Command[]) => string

const shellNames = ['bash', 'zsh', 'fish'] as const
const shells: Readonly<Record<(typeof shellNames)[number], Render>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
}

/** Completions of command and option names for a shell. HelixError completion/unknown-shell. */
export function renderCompletion(shell: string, commands: readonly Command[]): string {
  const known = oneOf(shellNames, shell, 'completion/unknown-shell', {
    wrong: `no completion for "${shell}"`,
    again: (meant = 'bash') => `helix completion ${meant}`,
  })
  return shells[known](commands)
}

function renderBash(commands: readonly Command[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${longNames(command).join(' ')}" ;;\n`)
  return `# bash completion for helix
_helix() {
  local words
  case "\${COMP_WORDS[1]}" in
${cases.join('')}    *) words="" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${commands.map(({ name }) => name).join(' ')}"
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _helix helix
`
}

function renderZsh(commands: readonly Command[]): string {
  const entries = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}\n`)
  const cases = commands.map((command) => {
    const options = optionNames(command).map(({ name, summary }) =>
      quoted(`${name}[${summary.replaceAll(/[[\]]/g, '')}]`),
    )
    return `    ${command.name}) _arguments -s ${options.join(' ')} '*:file:_files' ;;\n`
  })
  return `#compdef helix
_helix() {
  local -a commands
  commands=(
${entries.join('')}  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local name=$words[2]
  shift words; (( CURRENT-- ))
  case $name in
${cases.join('')}  esac
}
_helix "$@"
`
}

function renderFish(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c helix -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...optionNames(command)
      .filter(({ name }) => name.startsWith('--'))
      .map(
        ({ name, summary }) =>
          `complete -c helix -n '__fish_seen_subcommand_from ${command.name}' -l ${name.slice(2)} -d ${quoted(summary)}`,
      ),
  ])
  return `# fish completion for helix\n${lines.join('\n')}\n`
}

function longNames(command: Command): string[] {
  return optionNames(command).map(({ name }) => name)
}

/** Single quotes as bash and zsh read them; fish reads the same where no quote is inside. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`
}
