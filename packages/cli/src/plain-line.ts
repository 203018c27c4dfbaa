import type { Command, Input } from './command.ts'

/** What a command line asks for. */
export interface PlainLine {
  command: Command
  input: Input
}

/**
 * Reads a line of nothing but a command's name and flags of it that take no value, as they are spelled in the table (`helix
 * verify --static`), so that the option parser need not be loaded; null for every other line. Means what the parser makes of it.
 */
export function readPlainLine([name, ...flags]: readonly string[], commands: readonly Command[]): PlainLine | null {
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined || command.arguments !== undefined) return null
  const known = ['--json', ...(command.options ?? []).map((option) => option.flags)]
  if (!flags.every((flag) => isPlain(flag) && known.includes(flag)) || known.some(isNegated)) return null
  const options = Object.fromEntries(flags.map((flag) => [camelCase(flag), true]))
  return { command, input: { args: [], options } }
}

function isPlain(flag: string): boolean {
  return /^--[a-z]+(?:-[a-z]+)*$/.test(flag)
}

/** A flag that is on where it is not given. */
function isNegated(flag: string): boolean {
  return flag.startsWith('--no-')
}

/** `--allow-empty` is `allowEmpty`, as the parser has it. */
function camelCase(flag: string): string {
  return flag.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
