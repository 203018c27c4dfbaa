import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import {
  encodeRecording,
  type Fetch,
  findTrafficSecrets,
  modelSettings,
  type ModelSettings,
  parseRecording,
  recordTraffic,
  startTrafficServer,
} from '@helix/agent'
import { type AgentSettings, type Finding, HelixError } from '@helix/core'
import { atomicWrite } from '@helix/process'
import type { Io } from '../../io.ts'
import { helixVersion } from '../../version.ts'

/** What becomes of the traffic with the model: nothing unless said. */
export type TrafficRequest = { record: string } | { replay: string }

/** How the model is asked. */
export interface Access {
  /** In place of what the environment says. */
  settings: ModelSettings
  fetch?: Fetch
  /** Host of the endpoint that was recorded; absent where a real one is asked. */
  recordedAt?: string
}

export interface Traffic {
  access: Access
  /** Ends it, however the runs ended; answers what speaks against a recording, and then none is written. */
  end: () => Promise<Finding[]>
}

/**
 * Gets ready to record or to replay what Helix's own agent says to its model. HelixErrors next/traffic-program, next/recording-place,
 * agent/bad-recording, agent/no-model, agent/no-key, agent/bad-url.
 */
export async function openTraffic(io: Io, agent: AgentSettings, request: TrafficRequest): Promise<Traffic> {
  if (agent.driver !== 'builtin') {
    throw new HelixError(
      'next/traffic-program',
      'only what Helix’s own agent says to a model is recorded and replayed',
      {
        hint: 'record with driver: builtin, or with the means of the program that works',
      },
    )
  }
  return 'record' in request ? recording(io, agent, request.record) : replaying(io, request.replay)
}

async function recording(io: Io, agent: AgentSettings, file: string): Promise<Traffic> {
  const settings = { ...modelSettings(io.env, agent.model), api: agent.api ?? 'chat' }
  const path = resolve(io.cwd, file)
  await requirePlace(path)
  const recorder = recordTraffic(settings.baseUrl)
  return {
    access: { settings, fetch: recorder.fetch },
    end: async () => {
      const exchanges = recorder.exchanges()
      const findings = findTrafficSecrets(exchanges, { ...io.env, OPENAI_API_KEY: settings.apiKey })
      if (findings.length > 0) return findings
      const { host } = new URL(settings.baseUrl)
      const { model, api } = settings
      await atomicWrite(path, encodeRecording({ helix: helixVersion(), host, model, api, exchanges }), ownerOnly)
      return []
    },
  }
}

/** A recording holds the text of a repository that need not be public. */
const ownerOnly = 0o600

/** Said before anything is paid for. */
async function requirePlace(path: string): Promise<void> {
  const mayWrite = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (mayWrite) return
  throw new HelixError('next/recording-place', `${dirname(path)} is no folder that can be written to`, {
    hint: 'helix next --record traffic.jsonl',
  })
}

function leftOver(left: number, all: number): Finding {
  return { severity: 'warning', code: 'TRAFFIC-LEFT', message: `${left} of ${all} recorded answers were not asked for` }
}

async function replaying(io: Io, file: string): Promise<Traffic> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((cause: unknown) => {
    throw new HelixError('agent/bad-recording', `${file} cannot be read`, { hint: 'helix next --record <file>', cause })
  })
  const { host, ...recorded } = parseRecording(text, file)
  const server = await startTrafficServer({ host, ...recorded })
  const { model, api } = recorded
  return {
    access: { settings: { model, api, baseUrl: server.baseUrl, apiKey: 'none' }, recordedAt: host },
    end: async () => {
      await server.close()
      return server.left() === 0 ? [] : [leftOver(server.left(), recorded.exchanges.length)]
    },
  }
}
