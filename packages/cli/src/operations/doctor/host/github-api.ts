import { z } from 'zod'
import type { Io } from '../../../io.ts'
import { type Answer, unknown } from './answer.ts'
import type { Remote } from './remote.ts'

/** Asks the API of one repository on GitHub, reading only. */
export interface GithubApi {
  ask<T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>>
}

/** Milliseconds that one answer may take. */
const patience = 10_000

/**
 * The API of the remote's host, or in words why it cannot be asked. The token goes to the address that GITHUB_API_URL
 * names, else to github.com's own and to no other host, and never along a redirect.
 */
export function openGithub({ env, signal }: Pick<Io, 'env' | 'signal'>, { host, path }: Remote): GithubApi | string {
  const token = env['GITHUB_TOKEN'] ?? ''
  if (token === '') return 'GITHUB_TOKEN is not set'
  const base = baseOf(env['GITHUB_API_URL'] ?? '', host)
  if (typeof base === 'string') return base
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'helix',
    'x-github-api-version': '2022-11-28',
  }
  return {
    async ask(question, schema) {
      const url = `${base.href.replace(/\/$/, '')}/repos/${path}${question}`
      const stop = AbortSignal.any([signal, AbortSignal.timeout(patience)])
      try {
        const response = await fetch(url, { headers, redirect: 'error', signal: stop })
        return read(response.status, await response.text(), schema)
      } catch (error) {
        if (signal.aborted) throw error
        return unknown(`${base.host} did not answer (${error instanceof Error ? error.message : String(error)})`)
      }
    },
  }
}

function baseOf(named: string, host: string): URL | string {
  if (named === '' && host !== 'github.com') return `the API of ${host} is not known: set GITHUB_API_URL`
  const base = URL.parse(named === '' ? 'https://api.github.com' : named)
  const isLoopback = base !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(base.hostname)
  if (base !== null && (base.protocol === 'https:' || isLoopback)) return base
  return 'GITHUB_API_URL is not an https address'
}

const refusal = z.object({ message: z.string() })

/** GitHub says 404 both for what is not there and for what the token may not see, except in a few words. */
const absent = ['Branch not protected']

function read<T>(status: number, text: string, schema: z.ZodType<T>): Answer<T> {
  const body = parseJson(text)
  if (status === 200) {
    const value = schema.safeParse(body)
    return value.success ? { known: true, value: value.data } : unknown('the answer has an unexpected form')
  }
  const said = refusal.safeParse(body)
  const message = said.success ? said.data.message : ''
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
