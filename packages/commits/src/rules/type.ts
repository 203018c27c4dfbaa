import { nearest } from '@helix/core'
import { commitTypes } from '../commit-types.ts'
import { excerpt } from '../excerpt.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

/** Letter case makes no difference (Conventional Commits, rule 15); headers that do not parse are MSG-HEADER's. */
export const type: MessageRule = {
  code: 'MSG-TYPE',
  check({ type }, { kind }) {
    if (type === '') return []
    const lower = type.toLowerCase()
    if (!commitTypes.some((known) => known === lower)) {
      const meant = type.length > 20 ? undefined : nearest(lower, commitTypes)
      const message = `the type "${excerpt(type, 20)}" is not known`
      if (meant === undefined) return [refuse('MSG-TYPE', message, `use one of ${commitTypes.join(', ')}`, 1)]
      return [refuse('MSG-TYPE', `${message}. Did you mean ${meant}?`, retry(meant), 1)]
    }
    if (kind !== 'policy' || lower === 'policy') return []
    return [refuse('MSG-TYPE', `the type is ${lower}; a commit of the policy asks for policy`, retry('policy'), 1)]
  },
}

function retry(type: string): string {
  return `helix commit --retry -t ${type}`
}
