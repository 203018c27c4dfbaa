import { resolve } from 'node:path'
import { Command as Program, CommanderError } from 'commander'
import { HelixError } from '@helix/core'
import type { Command } from './command.ts'
import { commands } from './commands/index.ts'
import type { Io } from './io.ts'
import { perform } from './perform.ts'
import { helixVersion } from './version.ts'

/** Assembles the option parser from the command table and runs one command line; answers the exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exit = 0
  const program = buildProgram(io, async (command, args, options) => {
    exit = await perform(command, inFolder(io, options['C']), { args, options })
  })
  try {
    await program.parseAsync(calling(argv), { from: 'user' })
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help and version end the parse like an error, too.
    if (error.exitCode === 0) return 0
    if (error.code === 'commander.help') return 2
    const { message, meant } = spelled(error)
    const hint = error.code === 'commander.unknownCommand' && meant !== null ? `helix ${meant}` : usageOf(argv)
    throw new HelixError('cli/usage', message, { hint, ...causeOf(argv, error) })
  }
}

/** Help about a command that there is not: what it may be called helps more than a list of all. */
function calling(argv: readonly string[]): string[] {
  const name = argv[0] === 'help' ? argv[1] : argv[0]
  const isNone = name !== undefined && !name.startsWith('-') && name !== 'help' && !isCommand(name)
  return isNone ? [name] : [...argv]
}

/** The words of the parser, with its question on the same line as everywhere, and the one name that it asks for. */
function spelled({ message }: CommanderError): { message: string; meant: string | null } {
  const [said = '', question] = message.replace(/^error: /, '').split('\n')
  const meant = /^\(Did you mean (\S+)\?\)$/.exec(question ?? '')?.[1] ?? null
  return { message: question === undefined ? said : `${said}. ${question.slice(1, -1)}`, meant }
}

/** What could stand in the place of an argument that is missing. */
function causeOf([name]: readonly string[], { code }: CommanderError): { cause?: Error } {
  const [first] = commands.find((command) => command.name === name)?.arguments ?? []
  return code === 'commander.missingArgument' && first !== undefined
    ? { cause: new Error(`${first.name} is one of: ${first.summary}`) }
    : {}
}

function usageOf([name]: readonly string[]): string {
  return isCommand(name) ? `helix ${name} --help` : 'helix --help'
}

function isCommand(name: string | undefined): boolean {
  return commands.some((command) => command.name === name)
}

type Action = (command: Command, args: string[], options: Record<string, string | boolean | string[]>) => Promise<void>

/** The program of all commands of the table; `act` is called with the one that the command line names. */
export function buildProgram(io: Io, act: Action): Program {
  const program = new Program('helix')
    .description('Takes a repository from a product idea to production through a playbook.')
    .version(helixVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help, or that of a command')
    // Errors are thrown, and shown like all others.
    // Names alone, so that the summaries fit beside them, and break between words on narrow screens too.
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 16 })
    .configureOutput({
      writeOut: io.write,
      writeErr: io.warn,
      outputError: () => {},
      getOutHelpWidth: () => io.columns,
    })
    .exitOverride()
  for (const [flags, summary] of everywhere) program.option(flags, summary)
  for (const command of commands) {
    const sub = program.command(command.name).description(command.summary).helpGroup(group(command))
    for (const { name, summary } of command.arguments ?? []) sub.argument(name, summary)
    for (const { flags, summary } of command.options ?? []) sub.option(flags, summary)
    for (const [flags, summary] of everywhere) sub.option(flags, summary)
    sub.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    sub.exitOverride().action(async () => {
      await act(command, sub.processedArgs.flat().filter(isText), { ...sub.opts(), ...program.opts() })
    })
  }
  return program
}

/** Options of every command; they may stand before its name, too. */
const everywhere = [
  ['--json', 'print one JSON document'],
  ['-C <folder>', 'run as if started in this folder'],
] as const

function group(command: Command): string {
  return command.plumbing === true ? 'Plumbing:' : 'Commands:'
}

function inFolder(io: Io, folder: unknown): Io {
  return isText(folder) ? { ...io, cwd: resolve(io.cwd, folder) } : io
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
