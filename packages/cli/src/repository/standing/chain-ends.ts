import { chainRef, remoteChainRef } from '@helix/beacon'
import type { Oid } from '@helix/core'
import { type Git, readRef } from '@helix/git'

/** Where the chain ends, here and as it was fetched. */
export function readChainEnds(git: Git): Promise<(Oid | null)[]> {
  return Promise.all([chainRef, remoteChainRef('origin')].map((ref) => readRef(git, ref)))
}
