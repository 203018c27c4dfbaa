import type { Finding } from '@helix/core'
import type { Requirement, SpecDocument } from '../document.ts'
import { isSameReading } from '../diff/same-reading.ts'
import { parseSpec } from '../parse-spec.ts'

/**
 * Ids that went from the spec and came back with another text: tests, commits and decisions that name them speak of what
 * went. `history` holds the spec's versions, oldest first. One that came back as it was is no finding. SPEC-REUSED.
 */
export function reusedIds(document: SpecDocument, history: readonly string[]): Finding[] {
  const versions = history.map((text) => ({ text, ids: idsIn(text) }))
  return document.requirements.flatMap((requirement) => {
    const gone = lastGone(requirement, versions)
    if (gone === null) return []
    return {
      severity: 'error' as const,
      code: 'SPEC-REUSED',
      message: `${requirement.id} was another requirement before it was deleted: ${gone.title || gone.id}`,
      where: { line: requirement.line },
      fix: 'give it an id that none has or had, or bring the old text back and amend it',
    }
  })
}

/** Ids that headings of a text seem to have: every requirement's, and now and then one of an example in code. */
export function idsIn(text: string): Set<string> {
  const found = text.matchAll(/^ {0,3}(?:#{1,6}[ \t]+)?(REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*)/gm)
  return new Set([...found].map(([, id = '']) => id))
}

interface Version {
  text: string
  ids: ReadonlySet<string>
}

/** What the id was when it was last deleted; null where it never was, or where what came back then was the same. */
function lastGone({ id, text: present }: Requirement, versions: readonly Version[]): Requirement | null {
  const lastAbsent = versions.findLastIndex(({ ids }) => !ids.has(id))
  const before = versions.slice(0, Math.max(lastAbsent, 0)).findLast(({ ids }) => ids.has(id))
  if (before === undefined) return null
  const old = find(before.text, id)
  const back = versions[lastAbsent + 1]
  const came = back === undefined ? present : find(back.text, id)?.text
  return old === undefined || came === undefined || isSameReading(old.text, came) ? null : old
}

function find(text: string, id: string): Requirement | undefined {
  return parseSpec(text).requirements.find((requirement) => requirement.id === id)
}
