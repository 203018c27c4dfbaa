import type { HostName } from '@helix/core'
import type { CiHost, CiSetup } from './ci-setup.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'

export type CiHostName = HostName

/** What `helix init --ci` writes for each host. */
export const ciHosts: Readonly<Record<CiHostName, CiHost>> = { github, gitlab }

/** The two jobs that a repository has asked for. */
export interface CiChoice extends CiSetup {
  host: CiHostName
}
