import { HelixError, type HostName, hostNames } from '@helix/core'
import { oneOf } from '../../../decide/one-of.ts'
import type { CiChoice } from '../../../repository/generated-manifest.ts'
import { isIntegrity } from './integrity.ts'

/** What the command line says of CI. */
export interface CiFlags {
  ci?: string | undefined
  integrity?: string | undefined
}

/** What the repository and the running Helix say. */
export interface CiGround {
  /** As an earlier `helix init` chose; null where it did not. */
  before: CiChoice | null
  found: Omit<CiChoice, 'host' | 'integrity'>
  /** What the lockfile says of the running version. */
  integrity: string | null
}

/**
 * Which jobs are written, from what: the flag, else what was chosen before. Branch and Node stay as they were chosen; the
 * verifier is the Helix that writes them. Null where nobody asked for jobs. HelixErrors init/unknown-choice,
 * init/integrity.
 */
export function chooseCi({ ci, integrity }: CiFlags, { before, found, integrity: locked }: CiGround): CiChoice | null {
  const host = ci === undefined ? (before?.host ?? null) : checkedHost(ci)
  if (integrity !== undefined) requireIntegrity(integrity, host)
  if (host === null) return null
  const known = before?.verifier === found.verifier ? before.integrity : null
  return {
    ...found,
    ...(before !== null && { branch: before.branch, node: before.node }),
    host,
    integrity: integrity ?? locked ?? known,
  }
}

function checkedHost(said: string): HostName {
  return oneOf(hostNames, said, 'init/unknown-choice', {
    wrong: `--ci ${said} is not known`,
    again: (meant = hostNames[0]) => `helix init --ci ${meant}`,
  })
}

function requireIntegrity(integrity: string, host: HostName | null): void {
  const hint = `helix init --ci ${host ?? hostNames[0]} --integrity "$(npm view helix-autobahn dist.integrity)"`
  if (host === null) throw new HelixError('init/integrity', '--integrity belongs to the jobs of --ci', { hint })
  if (isIntegrity(integrity)) return
  throw new HelixError('init/integrity', '--integrity is not of the form sha512-<88 characters of base64>', { hint })
}
