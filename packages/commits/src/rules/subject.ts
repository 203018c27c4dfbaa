import { composeLabel } from '../compose-message.ts'
import { displayWidth } from '../display-width.ts'
import { layoutOf } from '../layout.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

const widest = 100

/** The label and the ` (#12)` that hosts append are not the author's and do not count. */
export const subject: MessageRule = {
  code: 'MSG-SUBJECT',
  alone: true,
  check(message) {
    if (message.description === '') {
      return [refuse('MSG-SUBJECT', 'the first line describes nothing', 'say in it what changes', 1)]
    }
    const { header } = layoutOf(message)
    const own = header.slice(composeLabel(message.label).length).replace(/ \(#\d{1,10}\)$/, '')
    const width = displayWidth(own, widest)
    if (width <= widest) return []
    const measured = own.length > 10 * widest ? `more than ${10 * widest}` : displayWidth(own)
    return [
      refuse(
        'MSG-SUBJECT',
        `the first line takes ${measured} cells; ${widest} are asked at most`,
        'move detail below it',
        1,
      ),
    ]
  },
}
