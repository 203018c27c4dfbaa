import type { Finding } from '@helix/core'
import { type FindSecret, secretFinder } from '../secrets/find-secret.ts'
import type { Answer, Exchange } from './recording.ts'

/**
 * Where a recording would hold a secret: the first place of each. Requests and answers are counted from 1. A secret that an answer
 * brings in pieces, or escaped within JSON, is found too. No finding holds a secret.
 */
export function findTrafficSecrets(
  exchanges: readonly Exchange[],
  environment: Readonly<Record<string, string | undefined>>,
): Finding[] {
  const find = secretFinder(environment)
  const places = new Map<string, string>()
  for (const [at, { request, answer }] of exchanges.entries()) {
    for (const [path, text] of stringsIn(request.body)) note(places, find, text, `request ${at + 1}, ${path}`)
    for (const text of answer === null ? [] : textsOf(answer)) note(places, find, text, `answer ${at + 1}`)
  }
  return [...places].map(([secret, place]): Finding => ({
    severity: 'error',
    code: 'TRAFFIC-SECRET',
    message: `${secret} stands in ${place}; the recording was not kept`,
    fix: 'Take it out of what the model is shown (files, specs, findings), or record with made-up values.',
  }))
}

function note(places: Map<string, string>, find: FindSecret, text: string, place: string): void {
  const secret = find(text)
  if (secret !== null && !places.has(secret)) places.set(secret, place)
}

/** An answer as it came, and what its events say when their pieces are put together. */
function textsOf({ pieces }: Answer): string[] {
  const raw = pieces.join('')
  const said = new Map<string, string>()
  for (const document of documentsIn(raw)) {
    for (const [path, text] of stringsIn(document)) said.set(path, (said.get(path) ?? '') + text)
  }
  return [raw, ...said.values()]
}

/** The JSON of a body: of each server-sent event, or of the whole. */
function documentsIn(raw: string): unknown[] {
  const events = raw.split(/\r?\n/).filter((line) => line.startsWith('data:'))
  const texts = events.length > 0 ? events.map((line) => line.slice('data:'.length)) : [raw]
  return texts.flatMap((text) => {
    try {
      const parsed: unknown = JSON.parse(text)
      return [parsed]
    } catch {
      // [DONE], or cut off: the raw text is looked at anyway.
      return []
    }
  })
}

/** Every string below a value, with its place: `messages[3].content`. */
function stringsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((held, place) => stringsIn(held, `${path}[${place}]`))
  return Object.entries(value).flatMap(([key, held]) => stringsIn(held, path === '' ? key : `${path}.${key}`))
}
