import type { HostName } from '@helix/core'
import type { CiHost } from './ci-setup.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'

export type CiHostName = HostName

/** What `helix init --ci` writes for each host. */
export const ciHosts: Readonly<Record<CiHostName, CiHost>> = { github, gitlab }
