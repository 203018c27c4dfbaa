import {
  acpDriver,
  type AgentDriver,
  builtinDriver,
  chosenModel,
  commandDriver,
  type KnownPrice,
  modelSettings,
  openaiClient,
  priceOf,
  programOf,
  unpricedWarning,
} from '@helix/agent'
import type { AgentSettings, Finding } from '@helix/core'
import type { Io } from '../../io.ts'
import { helixVersion } from '../../version.ts'
import type { Access } from './traffic/traffic.ts'

/** Who makes the increment. */
export interface Worker {
  /** The model or the program, as logs name it. */
  name: string
  /** The value of the trailer `Assisted-by`. */
  assisted: string
  /** How it hands work in. */
  handIn: 'tools' | 'file'
  /** Of the model; null where nobody knows it, and where a program spends what Helix does not see. */
  price: KnownPrice | null
  /** What must be said before it works. */
  warnings: Finding[]
  driver: AgentDriver
}

/** The name of who works here; null where nobody is named, and Helix briefs instead. */
export function workerName(io: Io, agent: AgentSettings, access?: Access): string | null {
  if (access !== undefined) return access.settings.model
  return agent.driver === 'builtin' ? chosenModel(io.env, agent.model) : programOf(agent).name
}

/** Ten minutes: a program that thinks says nothing, but none thinks that long. */
const idle = 600_000

/** Who works here, as the playbook says; `home` says where a program keeps its own files. HelixErrors agent/no-model, agent/no-key, agent/bad-url, agent/unpriced. */
export function workerOf(io: Io, agent: AgentSettings, home: (runId: string) => string, access?: Access): Worker {
  if (agent.driver === 'builtin') return ownAgent(io, agent, access)
  const program = programOf(agent)
  const model = chosenModel(io.env, agent.model)
  const driver = (agent.driver === 'acp' ? acpDriver : commandDriver)({
    program,
    home,
    model,
    idle: agent.idle ?? idle,
    environment: io.env,
    helix: helixVersion(),
  })
  return {
    name: program.name,
    assisted: model === null ? program.name : `${program.name}:${model}`,
    handIn: 'file',
    price: null,
    warnings: [],
    driver,
  }
}

/** Helix's own loop with its model. */
function ownAgent(io: Io, agent: AgentSettings, access?: Access): Worker {
  const settings = access?.settings ?? { ...modelSettings(io.env, agent.model), api: agent.api ?? 'chat' }
  const client = openaiClient(settings, access?.fetch === undefined ? {} : { fetch: access.fetch })
  const asked = { model: settings.model, host: client.host }
  const replayed = access?.recordedAt
  const price = replayed === undefined ? priceOf(asked, agent, io.env) : nothing
  const model = replayed === undefined ? client : { ...client, host: `replay of ${replayed}` }
  return {
    name: settings.model,
    assisted: `helix:${settings.model}`,
    handIn: 'tools',
    price,
    warnings: price === null ? [unpricedWarning(asked, agent)] : [],
    driver: builtinDriver({ model, now: Date.now, helix: helixVersion() }),
  }
}

/** What a replay costs. */
const nothing: KnownPrice = { input: 0, output: 0, from: 'replay' }
