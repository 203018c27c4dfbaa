import type { SandboxNote } from '@helix/agent'
import type { AgentSettings } from '@helix/core'
import { sandboxFor } from '../../next/place/enclosure.ts'
import { type Check, type Examined, ok, problem, warning } from '../check.ts'

/** What keeps programs of the agent, or the program that works, apart here. */
export const agentCheck: Check = {
  name: 'agent',
  code: 'DOCTOR-AGENT',
  async run({ policy }) {
    return policy === null ? null : judgeSandbox(policy.agent, await sandboxFor(policy.agent))
  },
}

/** Without a sandbox Helix's own agent goes on without a shell, and another program does not start. */
export function judgeSandbox({ driver }: AgentSettings, { kind, network, detail }: SandboxNote): Examined {
  if (kind === 'namespaces') return ok(`driver ${driver}, sandbox: ${kind}, network: ${network}`)
  const shell = driver === 'builtin' ? '; it has no shell' : ''
  if (kind === 'off') return ok(`driver ${driver}, sandbox: off, as the playbook says${shell}`)
  const found = `driver ${driver}, no sandbox${shell}: ${detail}`
  const fix = 'Install bubblewrap (apt-get install bubblewrap): helix why DOCTOR-ISOLATION'
  return driver === 'builtin' ? warning(found, fix) : problem(found, fix)
}
