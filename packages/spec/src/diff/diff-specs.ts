import type { Requirement, SpecDocument } from '../document.ts'
import { isSameReading } from './same-reading.ts'

interface ChangedRequirement {
  id: string
  before: Requirement
  after: Requirement
  /** Nothing but layout differs: breaks of lines, blanks, other marks for the same. */
  reflowed: boolean
}

export interface SpecDiff {
  added: Requirement[]
  removed: Requirement[]
  /** All whose text differs, also those that were only laid out anew. */
  changed: ChangedRequirement[]
}

/** Which requirements differ, by id and hash; a requirement that only moved does not. */
export function diffSpecs(before: SpecDocument, after: SpecDocument): SpecDiff {
  const earlier = byId(before)
  const later = byId(after)
  const changed: SpecDiff['changed'] = []
  for (const [id, requirement] of earlier) {
    const now = later.get(id)
    if (!now || now.hash === requirement.hash) continue
    changed.push({ id, before: requirement, after: now, reflowed: isSameReading(requirement.text, now.text) })
  }
  return {
    added: [...later.values()].filter(({ id }) => !earlier.has(id)),
    removed: [...earlier.values()].filter(({ id }) => !later.has(id)),
    changed,
  }
}

/** Requirements by id; where an id stands twice, all its slices count, so that no change hides behind a duplicate. */
function byId(document: SpecDocument): Map<string, Requirement> {
  const found = new Map<string, Requirement>()
  for (const requirement of document.requirements) {
    const first = found.get(requirement.id)
    found.set(
      requirement.id,
      first
        ? { ...first, text: first.text + requirement.text, hash: `${first.hash} ${requirement.hash}` }
        : requirement,
    )
  }
  return found
}
