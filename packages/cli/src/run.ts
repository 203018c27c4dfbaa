import type { Command } from './command.ts'
import type { Io } from './io.ts'
import { reporting } from './reporting.ts'

/**
 * Runs one command line and answers the exit code: 0 yes, 1 no, 2 cannot, 70 bug, 130 stopped by Ctrl-C. Hooks take a short way that loads
 * no command table, and plain lines one without the option parser; for `verify` git begins before anything is loaded, and no
 * other command is.
 * `measure-inside` is a part of Helix that Helix itself starts.
 */
export function run(argv: readonly string[], io: Io): Promise<number> {
  return reporting(argv, io, async () => {
    if (argv[0] === 'hook') return (await import('./hooks/index.ts')).runHook(argv.slice(1), io)
    if (argv[0] === 'measure-inside') return (await import('./measuring/run/measure-inside.ts')).measureInside(io)
    if (argv[0] === 'verify') await (await import('./repository/standing/head-start.ts')).headStart(io)
    const [{ commands }, { readPlainLine }] = await Promise.all([
      argv[0] === 'verify' ? verifyAlone() : import('./commands/index.ts'),
      import('./plain-line.ts'),
    ])
    const plain = readPlainLine(argv, commands)
    if (plain === null) return (await import('./program.ts')).runProgram(argv, io)
    return (await import('./perform.ts')).perform(plain.command, io, plain.input)
  })
}

async function verifyAlone(): Promise<{ commands: readonly Command[] }> {
  return { commands: [(await import('./commands/verify.ts')).verifyCommand] }
}
