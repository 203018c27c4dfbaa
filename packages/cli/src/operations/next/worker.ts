import {
  acpDriver,
  type AgentDriver,
  builtinDriver,
  chosenModel,
  commandDriver,
  modelSettings,
  openaiClient,
  programOf,
} from '@helix/agent'
import type { AgentSettings } from '@helix/core'
import type { Io } from '../../io.ts'
import { helixVersion } from '../../version.ts'

/** Who makes the increment. */
export interface Worker {
  /** The model or the program, as logs name it. */
  name: string
  /** The value of the trailer `Assisted-by`. */
  assisted: string
  /** How it hands work in. */
  handIn: 'tools' | 'file'
  driver: AgentDriver
}

/** The name of who works here; null where nobody is named, and Helix briefs instead. */
export function workerName(io: Io, agent: AgentSettings): string | null {
  return agent.driver === 'builtin' ? chosenModel(io.env, agent.model) : programOf(agent).name
}

/** Ten minutes: a program that thinks says nothing, but none thinks that long. */
const idle = 600_000

/** Who works here, as the playbook says; `home` says where a program keeps its own files. HelixErrors agent/no-model, agent/no-key, agent/bad-url. */
export function workerOf(io: Io, agent: AgentSettings, home: (runId: string) => string): Worker {
  if (agent.driver === 'builtin') {
    const settings = { ...modelSettings(io.env, agent.model), api: agent.api ?? 'chat' }
    const driver = builtinDriver({ model: openaiClient(settings), now: Date.now, helix: helixVersion() })
    return { name: settings.model, assisted: `helix:${settings.model}`, handIn: 'tools', driver }
  }
  const program = programOf(agent)
  const model = chosenModel(io.env, agent.model)
  const driver = (agent.driver === 'acp' ? acpDriver : commandDriver)({
    program,
    home,
    model,
    idle: agent.idle ?? idle,
    environment: io.env,
    helix: helixVersion(),
    confine: (argv) => argv,
  })
  return {
    name: program.name,
    assisted: model === null ? program.name : `${program.name}:${model}`,
    handIn: 'file',
    driver,
  }
}
