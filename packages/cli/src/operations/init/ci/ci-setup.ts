import type { Stack } from '@helix/playbook'

/** What the two jobs of a host are written from; all of it is recorded, so that an upgrade does not guess anew. */
export interface CiSetup {
  /** The branch that work lands on. */
  branch: string
  /** Exact version of Node that both jobs run on. */
  node: string
  /** Exact version of the verifier. */
  verifier: string
  /** `sha512-…` of its package, as lockfiles have it; null where only the version is pinned. */
  integrity: string | null
  packageManager: { name: Stack['packageManager']; version: string | null }
}

/** A service that can run the two jobs. */
export interface CiHost {
  /** Where the service looks for its jobs. */
  path: string
  render(setup: CiSetup): string
}

/** The package that is published as `helix`. */
export const packageName = 'helix-autobahn'
