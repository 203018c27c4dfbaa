import { config, type Git } from '@helix/git'

/** Where the repository lives, as `git+https://host/owner/name.git`; null without a remote that others can reach. */
export async function repositoryUri(git: Git): Promise<string | null> {
  const url = await config(git, 'remote.origin.url')
  return url === null ? null : uriOf(url)
}

/** Names and passwords are left out: an export is for others. */
export function uriOf(url: string): string | null {
  const scp = /^(?:[^@/]+@)?([^/:]+):(?!\/)(.+)$/.exec(url)
  if (scp !== null && !url.includes('://')) return `git+ssh://${scp[1]}/${scp[2]}`
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed === null || !/^(https?|ssh|git):$/.test(parsed.protocol)) return null
  return `git+${parsed.protocol}//${parsed.host}${parsed.pathname}`
}
