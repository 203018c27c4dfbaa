import type { Finding } from '@helix/core'
import type { Requirement, SpecDocument } from '../document.ts'
import type { SpecRule } from './rule.ts'

/** Ids that differ in letter case only are duplicates too: people and tools would mix them up. */
export const duplicates: SpecRule = {
  code: 'SPEC-DUPLICATE',
  check(document: SpecDocument): Finding[] {
    const seen = new Map<string, Requirement>()
    return document.requirements.flatMap((requirement) => {
      const key = requirement.id.toLowerCase()
      const first = seen.get(key)
      if (!first) {
        seen.set(key, requirement)
        return []
      }
      return {
        severity: 'error',
        code: 'SPEC-DUPLICATE',
        message: `${requirement.id} stands twice: in line ${first.line} (${first.id}) and in line ${requirement.line}`,
        where: { line: requirement.line },
        fix: 'give the later one an id that no other requirement has or had',
      }
    })
  },
}
