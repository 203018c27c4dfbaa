import type { Command, Input } from './command.ts'
import type { Io } from './io.ts'
import { hostLog } from './render/hosted/host-log.ts'
import { styleFor } from './render/style.ts'

/** Runs a command and prints what it found; answers the exit code. */
export async function perform(command: Command, io: Io, input: Input): Promise<number> {
  const outcome = await command.run(io, input)
  const log = await hostLog(io.env)
  if (input.options['json'] === true) io.write(log.json(`${JSON.stringify(outcome.data, null, 2)}\n`))
  else io.write(log.text(outcome.text(styleFor(io))) + log.annotations(outcome.findings ?? []))
  return outcome.exit
}
