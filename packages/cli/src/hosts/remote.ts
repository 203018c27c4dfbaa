/** Where a repository lies on a host. */
export interface Remote {
  /** With a port where one is named. */
  host: string
  /** `owner/name`, on GitLab also with groups below groups. */
  path: string
}

/**
 * Host and path of a remote's address: `https://host/a/b.git`, `ssh://git@host/a/b`, `git@host:a/b`. Null for folders and
 * anything else. Names and passwords in it are left out.
 */
export function parseRemote(address: string): Remote | null {
  const [, web, webPath] = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/@]+)\/(.+)$/.exec(address) ?? []
  const [, short, shortPath] = /^(?:[^/@:]+@)?([^/@:]{2,}):(?!\/\/)\/?(.+)$/.exec(address) ?? []
  const host = web ?? short
  const path = (webPath ?? shortPath)?.replace(/\/+$/, '').replace(/\.git$/, '')
  if (host === undefined || path === undefined || !/^[\w.-]+(?:\/[\w.-]+)+$/.test(path)) return null
  return { host: host.toLowerCase(), path }
}
