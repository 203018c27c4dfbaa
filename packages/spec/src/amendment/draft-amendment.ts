import type { SpecDocument } from '../document.ts'
import { diffSpecs } from '../diff/diff-specs.ts'
import { requirementHash } from '../requirement-hash.ts'
import type { AmendedRequirement, Amendment, CoveringTest } from './amendment.ts'

export interface AmendmentDraft {
  number: number
  title: string
  date: string
  why: string
  before: SpecDocument
  after: SpecDocument
  /** For each requirement that differs; `changed` without tests where nothing is said. */
  affected?: Readonly<Record<string, { meaning: AmendedRequirement['meaning']; tests: CoveringTest[] }>>
}

/**
 * The amendment that leads from one spec to another: it lists exactly the requirements that differ, and those named. Its text is
 * the reason alone; what holds from now on, the spec says.
 */
export function draftAmendment(draft: AmendmentDraft): Amendment {
  const { number, title, date, why, before, after, affected = {} } = draft
  const { added, removed, changed } = diffSpecs(before, after)
  const ids = new Set([...removed, ...changed, ...added].map(({ id }) => id).concat(Object.keys(affected)))
  return {
    number,
    title,
    date,
    amends: { from: before.hash, to: after.hash },
    requirements: [...ids].map((id) => ({
      id,
      meaning: affected[id]?.meaning ?? 'changed',
      from: requirementHash(before, id),
      to: requirementHash(after, id),
      tests: affected[id]?.tests ?? [],
    })),
    body: `# ${title.trim()}\n\n## Why\n\n${why.trim()}\n`,
  }
}
