import { constants } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import {
  type Exchange,
  type Fetch,
  findTrafficSecrets,
  isTorn,
  modelSettings,
  type ModelSettings,
  parseRecording,
  recordingFile,
  recordTraffic,
  startTrafficServer,
} from '@helix/agent'
import { type AgentSettings, type Finding, HelixError } from '@helix/core'
import type { Io } from '../../../io.ts'
import { helixVersion } from '../../../version.ts'

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
export async function openTraffic(
  io: Io,
  agent: AgentSettings,
  request: TrafficRequest,
  { continued }: { continued: boolean },
): Promise<Traffic> {
  if (agent.driver !== 'builtin') {
    throw new HelixError(
      'next/traffic-program',
      'only what Helix’s own agent says to a model is recorded and replayed',
      {
        hint: 'record with driver: builtin, or with the means of the program that works',
      },
    )
  }
  return 'record' in request ? recording(io, agent, request.record, continued) : replaying(io, request.replay)
}

/** Each exchange is on the disk before its answer is used; one that holds a secret takes the recording away. */
async function recording(io: Io, agent: AgentSettings, file: string, continued: boolean): Promise<Traffic> {
  const settings = { ...modelSettings(io.env, agent.model), api: agent.api ?? 'chat' }
  const path = resolve(io.cwd, file)
  await requirePlace(path)
  const secretsOf = (exchanges: readonly Exchange[]) =>
    findTrafficSecrets(exchanges, { ...io.env, OPENAI_API_KEY: settings.apiKey })
  const { host } = new URL(settings.baseUrl)
  const { model, api } = settings
  const recorded = recordingFile(path, { helix: helixVersion(), host, model, api }, continued)
  let isRefused = false
  const recorder = recordTraffic(settings.baseUrl, {
    keep: async (exchange) => {
      if (isRefused) return
      isRefused = secretsOf([exchange]).length > 0
      await (isRefused ? recorded.discard() : recorded.add(exchange))
    },
  })
  return {
    access: { settings, fetch: recorder.fetch },
    end: async () => {
      await recorder.kept()
      if (!isRefused) await recorded.close()
      return secretsOf(recorder.exchanges())
    },
  }
}

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

function cutOff(file: string): Finding {
  const message = `${file} was being written when Helix was killed; its last exchange was left out`
  return { severity: 'warning', code: 'TRAFFIC-TORN', message }
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
      return [
        ...(isTorn(text) ? [cutOff(file)] : []),
        ...(server.left() === 0 ? [] : [leftOver(server.left(), recorded.exchanges.length)]),
      ]
    },
  }
}
