import { type Digest, canonicalJson, sha256 } from '@helix/core'
import { canonicalSpec } from '../canonical-spec.ts'

export const meanings = ['same', 'changed'] as const
export const testActions = ['keep', 'rewrite', 'drop'] as const

export interface CoveringTest {
  /** The test's id: path > suite > name. */
  test: string
  /** What becomes of it: stays frozen, is written anew, or goes. */
  action: (typeof testActions)[number]
}

export interface AmendedRequirement {
  id: string
  /** `same`: worded otherwise, tests stay valid. `changed`: another behaviour. */
  meaning: (typeof meanings)[number]
  /** Hash of the requirement before; null where it is new. */
  from: Digest | null
  /** Hash of the requirement after; null where it is removed. */
  to: Digest | null
  tests: CoveringTest[]
}

/** A change of the spec (or of a frozen test, then `from` equals `to`) with its reason: one ADR file. */
export interface Amendment {
  number: number
  title: string
  /** ISO 8601 day: 2026-11-20. */
  date: string
  amends: { from: Digest; to: Digest }
  requirements: AmendedRequirement[]
  /** Only of one that was rejected: it stays with its reason and amends nothing. */
  status?: 'rejected'
  /** Markdown below the front matter, title included. */
  body: string
}

/** An amendment's identity, which approvals and links use. Number and status are left out, so that renumbering keeps both. */
export function amendmentDigest({ title, date, amends, requirements, body }: Amendment): Digest {
  return sha256(canonicalJson({ title, date, amends, requirements, body: canonicalSpec(body) }))
}

/** The text of the section `Why`, '' where there is none. */
export function amendmentWhy({ body }: Amendment): string {
  const lines = body.split('\n')
  const start = lines.findIndex((line) => /^## Why\s*$/.test(line))
  if (start < 0) return ''
  const next = lines.findIndex((line, index) => index > start && /^#{1,2}\s/.test(line))
  return lines
    .slice(start + 1, next < 0 ? undefined : next)
    .join('\n')
    .trim()
}
