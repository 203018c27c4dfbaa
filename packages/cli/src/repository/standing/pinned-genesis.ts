import type { Digest, Oid } from '@helix/core'
import { HelixError } from '@helix/core'
import type { Io } from '../../io.ts'

/** What is known of genesis outside the tree; both null where nothing is. */
export interface PinnedGenesis {
  /** Its digest. */
  digest: Digest | null
  /** Its subject: for a person who founds the repository anew, before there is a digest. */
  commit: Oid | null
}

/**
 * HELIX_GENESIS, a variable of CI that no commit can change: the digest of genesis, or `commit:<id>` of the commit that
 * adopted Helix. HelixError verify/pinned for anything else.
 */
export function pinnedGenesis({ env }: Pick<Io, 'env'>): PinnedGenesis {
  const said = env['HELIX_GENESIS'] ?? ''
  if (said === '') return { digest: null, commit: null }
  if (/^[0-9a-f]{64}$/.test(said)) return { digest: said, commit: null }
  const [, commit] = /^commit:([0-9a-f]{40}|[0-9a-f]{64})$/.exec(said) ?? []
  if (commit !== undefined) return { digest: null, commit }
  throw new HelixError('verify/pinned', `HELIX_GENESIS is neither a digest nor commit:<id>: ${said.slice(0, 80)}`, {
    hint: 'the digest of judgement 0: helix evidence list --json',
  })
}
