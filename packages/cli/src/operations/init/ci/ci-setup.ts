import type { CiSetup } from '../../../repository/generated-manifest.ts'

export type { CiSetup }

/** A service that can run the two jobs. */
export interface CiHost {
  /** Where the service looks for its jobs. */
  path: string
  render(setup: CiSetup): string
}

/** The package that is published as `helix`. */
export const packageName = 'helix-autobahn'
