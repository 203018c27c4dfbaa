import type { CiHost, CiSetup } from './ci-setup.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'

/** Every service that `helix init --ci` knows. */
export const ciHosts = { github, gitlab } as const satisfies Record<string, CiHost>

export type CiHostName = keyof typeof ciHosts

export const ciHostNames = ['github', 'gitlab'] as const satisfies readonly CiHostName[]

/** The two jobs that a repository has asked for. */
export interface CiChoice extends CiSetup {
  host: CiHostName
}
