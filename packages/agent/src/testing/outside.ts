import { runProcess } from '@helix/process'
import type { RunPorts } from '../driver/port.ts'

/** Programs run beside everything else, there is one command, and everything is open. */
export const outside: Pick<RunPorts, 'enclosure' | 'commands' | 'putBack'> = {
  enclosure: { sandbox: { kind: 'off', network: 'shared', detail: 'a test' }, run: runProcess },
  commands: { names: ['unit'], run: async (name) => ({ ending: 'exit code 0', output: `${name} ran` }) },
  putBack: async () => [],
}
