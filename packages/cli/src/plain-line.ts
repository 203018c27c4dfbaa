import type { Command, Input } from './command.ts'

/** What a command line asks for. */
export interface PlainLine {
  command: Command
  input: Input
}

/**
 * Reads a line of nothing but a command's name, as many words as it takes (`helix why REQ-7`) and flags of it that take no value, as
 * they are spelled in the table (`helix verify --static`), so that the option parser need not be loaded; null for every other line.
 * Means what the parser makes of it.
 */
export function readPlainLine([name, ...rest]: readonly string[], commands: readonly Command[]): PlainLine | null {
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) return null
  const [args, flags] = [rest.filter(isWord), rest.filter((part) => !isWord(part))]
  if (!takes(command, args.length)) return null
  const known = ['--json', ...(command.options ?? []).map((option) => option.flags)]
  if (!flags.every((flag) => isPlain(flag) && known.includes(flag)) || known.some(isNegated)) return null
  const options = Object.fromEntries(flags.map((flag) => [camelCase(flag), true]))
  return { command, input: { args, options } }
}

function isWord(part: string): boolean {
  return !part.startsWith('-')
}

/** Whether a command takes so many words: one for each of its arguments, any number for its last one where that says `...`. */
function takes({ arguments: asked = [] }: Command, words: number): boolean {
  const least = asked.filter(({ name: argument }) => argument.startsWith('<')).length
  const isOpen = asked.at(-1)?.name.includes('...') === true
  return words >= least && (isOpen || words <= asked.length)
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
