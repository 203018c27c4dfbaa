import { HelixError } from '@helix/core'
import type { WireName } from './wire.ts'

/** Where the model is and how it is called. */
export interface ModelSettings {
  model: string
  baseUrl: string
  apiKey: string
  /** The protocol; Chat Completions unless said. */
  api?: WireName
}

type Environment = Readonly<Record<string, string | undefined>>

const openaiUrl = 'https://api.openai.com/v1'

/** The name of the model: HELIX_MODEL, else the playbook's; null when neither names one (then Helix briefs instead). */
export function chosenModel(environment: Environment, fromPlaybook?: string): string | null {
  return environment['HELIX_MODEL']?.trim() || fromPlaybook?.trim() || null
}

/**
 * Settings from OPENAI_API_KEY, OPENAI_BASE_URL, HELIX_MODEL and the playbook's `agent.model`. A server on this machine
 * needs no key. HelixErrors: agent/no-model, agent/no-key, agent/bad-url.
 */
export function modelSettings(environment: Environment, fromPlaybook?: string): ModelSettings {
  const model = chosenModel(environment, fromPlaybook)
  if (model === null) {
    throw new HelixError(
      'agent/no-model',
      'no model is named: HELIX_MODEL is not set, playbook.yml has no agent.model',
      {
        hint: 'export HELIX_MODEL=<name of a model that your endpoint serves>',
      },
    )
  }
  const baseUrl = environment['OPENAI_BASE_URL']?.trim() || openaiUrl
  const url = checkedUrl(baseUrl)
  const apiKey = environment['OPENAI_API_KEY']?.trim() || (isOnThisMachine(url) ? unneededKey : '')
  if (apiKey === '') {
    throw new HelixError('agent/no-key', `OPENAI_API_KEY is not set; ${url.host} asks for one`, {
      hint: 'export OPENAI_API_KEY=<key>, or point OPENAI_BASE_URL at a server on this machine',
    })
  }
  return { model, baseUrl, apiKey }
}

/** HelixError agent/bad-url where OPENAI_BASE_URL is no address. */
export function checkedUrl(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new HelixError('agent/bad-url', `OPENAI_BASE_URL is "${text}", not an http(s) address`, {
      hint: `export OPENAI_BASE_URL=${openaiUrl}`,
    })
  }
  return url
}

/** What stands for the key where a server asks for none. */
export const unneededKey = 'none'

/** Servers on this machine are called without a key. */
export function isOnThisMachine(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}
