import { layoutOf } from '../layout.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const bodyGap: MessageRule = {
  code: 'MSG-BODY-GAP',
  alone: true,
  check(message) {
    const { gap, bodyStart } = layoutOf(message)
    if (gap) return []
    return [
      refuse(
        'MSG-BODY-GAP',
        'the body begins right below the first line',
        'leave one line blank between them',
        bodyStart + 1,
      ),
    ]
  },
}
