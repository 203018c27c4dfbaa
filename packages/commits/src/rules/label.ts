import { composeLabel } from '../compose-message.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const label: MessageRule = {
  code: 'MSG-LABEL',
  check({ label: said }, { label: expected, labelReason, kind, lane }) {
    if (said?.number === expected?.number && said?.of === expected?.of) return []
    const [is, asked] = [composeLabel(said).trim(), composeLabel(expected).trim()]
    const reason = labelReason ?? (kind === 'lane' ? `it is a commit of the lane ${lane}` : `it is a ${kind} commit`)
    if (asked === '') {
      return [refuse('MSG-LABEL', `the label ${is} stands where none belongs: ${reason}`, `remove ${is}`, 1)]
    }
    const measured = is === '' ? 'the label is missing' : `the label is ${is}`
    return [refuse('MSG-LABEL', `${measured}; ${asked} is asked: ${reason}`, `begin the first line with ${asked}`, 1)]
  },
}
