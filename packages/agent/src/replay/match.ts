import type { WireRequest } from '../wire/parse-request.ts'
import type { RecordedReply } from './replies.ts'

/** What a request lacks to be the one that a reply was recorded for; [] when it is that one. */
export function missingFrom({ messages }: WireRequest, { step, spec, contains }: RecordedReply['expects']): string[] {
  const all = messages.map(({ text }) => text).join('\n')
  const answered = messages.findLastIndex(({ role }) => role === 'assistant')
  const fresh = messages
    .slice(answered + 1)
    .map(({ text }) => text)
    .join('\n')
  return [
    ...[step, spec].filter((text) => text !== null).filter((text) => !all.includes(text)),
    ...contains.filter((text) => !fresh.includes(text)),
  ]
}
