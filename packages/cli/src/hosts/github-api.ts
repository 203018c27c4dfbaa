import type { Io } from '../io.ts'
import { type HostApi, jsonApi, safeAddress } from './json-api.ts'
import type { Remote } from './remote.ts'

/**
 * The API of a repository on GitHub, or in words why it cannot be asked. The token goes to the address that GITHUB_API_URL
 * names, else to github.com's own and to no other host, and never along a redirect.
 */
export function openGithub({ env, signal }: Pick<Io, 'env' | 'signal'>, { host, path }: Remote): HostApi | string {
  const token = env['GITHUB_TOKEN'] ?? ''
  if (token === '') return 'GITHUB_TOKEN is not set'
  const named = env['GITHUB_API_URL'] ?? ''
  if (named === '' && host !== 'github.com') return `the API of ${host} is not known: set GITHUB_API_URL`
  const base = safeAddress(named === '' ? 'https://api.github.com' : named, 'GITHUB_API_URL')
  if (typeof base === 'string') return base
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'helix',
    'x-github-api-version': '2022-11-28',
  }
  return jsonApi({ base: new URL(`${base.href.replace(/\/$/, '')}/repos/${path}`), headers, signal })
}
