import { composeMessage } from '@helix/commits'
import { sortCommit } from '../../decide/commit-kind.ts'
import { trailersOf } from '../../decide/trailers.ts'
import type { Here } from '../../repository/open.ts'

interface Said {
  /** What the commit changes. */
  paths: readonly string[]
  description: string
  why: string
  change?: string
  /** Of the spec in its tree; null where there is none. */
  tag: string | null
}

/** The message of a commit that changes records of decisions and no spec. */
export function adrMessage({ standing }: Here, { paths, tag, ...words }: Said): string {
  const { policy, label, position } = standing
  const type = 'docs'
  const { lane } = sortCommit(policy, position, { paths, type })
  return composeMessage({
    label: lane === null ? label : null,
    type,
    scope: 'adr',
    ...words,
    trailers: trailersOf({ 'Helix-Lane': lane, 'Helix-Spec': tag }),
  })
}
