import type { Io } from '../io.ts'
import { type HostApi, jsonApi, safeAddress } from './json-api.ts'
import type { Remote } from './remote.ts'

/**
 * The API of a project on GitLab, or in words why it cannot be asked. The token goes to the address that GITLAB_API_URL names,
 * else to gitlab.com's own and to no other host.
 */
export function openGitlab({ env, signal }: Pick<Io, 'env' | 'signal'>, { host, path }: Remote): HostApi | string {
  const token = env['GITLAB_TOKEN'] ?? ''
  if (token === '') return 'GITLAB_TOKEN is not set'
  const named = env['GITLAB_API_URL'] ?? ''
  if (named === '' && host !== 'gitlab.com') return `the API of ${host} is not known: set GITLAB_API_URL`
  const base = safeAddress(named === '' ? 'https://gitlab.com/api/v4' : named, 'GITLAB_API_URL')
  if (typeof base === 'string') return base
  const project = new URL(`${base.href.replace(/\/$/, '')}/projects/${encodeURIComponent(path)}`)
  return jsonApi({ base: project, headers: { 'private-token': token, 'user-agent': 'helix' }, signal })
}
