import { resolve } from 'node:path'
import { Command as Program, CommanderError } from 'commander'
import type { Command, Outcome } from './command.ts'
import { commands } from './commands/index.ts'
import type { Io } from './io.ts'
import { styleFor } from './render/style.ts'
import { helixVersion } from './version.ts'

/** Assembles the option parser from the command table and runs one command line; answers the exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exit = 0
  const program = buildProgram(io, async (command, args, options) => {
    const outcome = await command.run(inFolder(io, options['C']), { args, options })
    print(outcome, options['json'] === true, io)
    exit = outcome.exit
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exit
  } catch (error) {
    // Help and version end the parse like an error of exit code 0; wrong usage is a "cannot", hence 2.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

type Action = (command: Command, args: string[], options: Record<string, string | boolean | string[]>) => Promise<void>

/** The program of all commands of the table; `act` is called with the one that the command line names. */
export function buildProgram(io: Io, act: Action): Program {
  const program = new Program('helix')
    .description('Takes a repository from a product idea to production through a playbook.')
    .version(helixVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showHelpAfterError('(helix --help lists the commands)')
    .configureOutput({ writeOut: io.write, writeErr: io.warn, getOutHelpWidth: () => io.columns })
    .exitOverride()
  for (const command of commands) {
    const sub = program.command(command.name).description(command.summary).helpGroup(group(command))
    for (const { name, summary } of command.arguments ?? []) sub.argument(name, summary)
    for (const { flags, summary } of command.options ?? []) sub.option(flags, summary)
    sub.option('--json', 'print one JSON document').option('-C <folder>', 'run as if started in this folder')
    sub.addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`)
    sub.exitOverride().action(async () => {
      await act(command, sub.processedArgs.flat().filter(isText), sub.opts())
    })
  }
  return program
}

function group(command: Command): string {
  return command.plumbing === true ? 'Plumbing:' : 'Commands:'
}

function inFolder(io: Io, folder: unknown): Io {
  return isText(folder) ? { ...io, cwd: resolve(io.cwd, folder) } : io
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function print(outcome: Outcome, json: boolean, io: Io): void {
  if (json) io.write(JSON.stringify(outcome.data, null, 2) + '\n')
  else io.write(outcome.text(styleFor(io)))
}
