import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const encoding: MessageRule = {
  code: 'MSG-ENCODING',
  always: true,
  alone: true,
  check({ text }) {
    if (!text.isWellFormed()) {
      return [refuse('MSG-ENCODING', 'the message holds half of a surrogate pair', 'write the message anew as UTF-8')]
    }
    const normal = text.normalize('NFC')
    if (normal === text) return []
    const lines = normal.split('\n')
    const line = text.split('\n').findIndex((held, index) => held !== lines[index]) + 1
    return [
      refuse(
        'MSG-ENCODING',
        `line ${line} is not in Unicode form NFC`,
        'git commit --amend lets the hook rewrite it',
        line,
      ),
    ]
  },
}
