import { parseHeader } from '../header.ts'
import { layoutOf } from '../layout.ts'
import { excerpt } from '../excerpt.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const header: MessageRule = {
  code: 'MSG-HEADER',
  alone: true,
  check(message) {
    const line = layoutOf(message).header
    const { problem } = parseHeader(line)
    if (problem === null) return []
    return [
      refuse(
        'MSG-HEADER',
        `the first line "${excerpt(line)}" is no Conventional Commits header: ${problem}`,
        'write it as type(scope): description, for instance feat(cart): apply percentage discounts',
        1,
      ),
    ]
  },
}
