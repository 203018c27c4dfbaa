import { z } from 'zod'
import { type Answer, unknown } from './answer.ts'

/** Asks the API of one repository on a host. */
export interface HostApi {
  /** Reads, changing nothing. */
  ask<T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>>
  /** Makes something of this content. */
  make<T>(path: string, content: unknown, schema: z.ZodType<T>): Promise<Answer<T>>
}

export interface ApiPlace {
  /** Its address, to which paths are added. */
  base: URL
  /** With the token. */
  headers: Readonly<Record<string, string>>
  signal: AbortSignal
}

/** Milliseconds that one answer may take. */
const patience = 10_000

/** An API that speaks JSON. A token never follows a redirect. */
export function jsonApi({ base, headers, signal }: ApiPlace): HostApi {
  const exchange = async <T>(path: string, schema: z.ZodType<T>, content?: unknown): Promise<Answer<T>> => {
    const url = `${base.href.replace(/\/$/, '')}${path}`
    const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)])
    const sent =
      content === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(content),
          }
    try {
      const response = await fetch(url, { ...sent, redirect: 'error', signal: stop })
      if (isTooOften(response))
        return unknown(`${base.host} answers no more for now (${response.status}, too many questions)`)
      return read(response.status, await response.text(), schema)
    } catch (error) {
      if (signal.aborted) throw error
      return unknown(`${base.host} did not answer (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  return {
    ask: (path, schema) => exchange(path, schema),
    make: (path, content, schema) => exchange(path, schema, content),
  }
}

/** An address to which a token may go; in words why it is none. */
export function safeAddress(named: string, variable: string): URL | string {
  const base = URL.parse(named)
  const isLoopback = base !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname)
  if (base !== null && (base.protocol === 'https:' || isLoopback)) return base
  return `${variable} is not an https address`
}

/** GitHub says so with 403 as well, and then with one of these headers. */
function isTooOften({ status, headers }: Response): boolean {
  const isSaid = headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after')
  return status === 429 || (status === 403 && isSaid)
}

const refusal = z.object({ message: z.unknown() })

/** GitHub says 404 both for what is not there and for what the token may not see, except in a few words. */
const absent = ['Branch not protected']

function read<T>(status: number, text: string, schema: z.ZodType<T>): Answer<T> {
  const body = parseJson(text)
  if (status === 200 || status === 201) {
    const value = schema.safeParse(body)
    return value.success ? { known: true, value: value.data } : unknown('the answer has an unexpected form')
  }
  const said = refusal.safeParse(body).data?.message
  const message = typeof said === 'string' ? said : ''
  if (status === 404 && absent.includes(message)) return { known: true, value: null }
  if (status === 404) return unknown('it is not there, or this token may not see it')
  if (status === 401 || status === 403) return unknown(`this token may not ask (${status})`)
  return unknown(`the host answered ${status}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: what the schema then says of it.
    return undefined
  }
}
