import { parseJson, parseWith } from '@helix/core'
import type { ReceivedRequest } from '@helix/fakemodel'
import { z } from 'zod'

const recordedReply = z.strictObject({
  /** The request that this answers. */
  expects: z.strictObject({
    /** The step's label, with or without its id: `STEP[4/7]`. */
    step: z.string().min(1),
    /** `spec@<12 hex>`, or null while there is no spec. */
    spec: z.string().min(1).nullable(),
    /** Strings that must stand in what is new since the model's last answer: the brief at first, then tool results. */
    contains: z.array(z.string().min(1)),
  }),
  reply: z.strictObject({
    content: z.string().exactOptional(),
    toolCalls: z.array(z.strictObject({ name: z.string().min(1), arguments: z.record(z.string(), z.unknown()) })),
    usage: z.strictObject({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0) }),
  }),
})

export type RecordedReply = z.infer<typeof recordedReply>

const recordedRun = z.strictObject({ run: z.string(), turns: z.array(recordedReply) })

/**
 * Reads the recorded replies of one run: `{"run": name, "turns": [{"expects": …, "reply": …}]}`. HelixError
 * demo/bad-replies with one finding per mistake.
 */
export function parseReplies(text: string, source: string): RecordedReply[] {
  return parseWith(recordedRun, parseJson(text), 'demo/bad-replies', source).turns
}

/** What a request lacks to be the one that a reply was recorded for; [] when it is that one. */
export function missingFrom(
  { messages }: ReceivedRequest,
  { step, spec, contains }: RecordedReply['expects'],
): string[] {
  const all = textOf(messages)
  const fresh = textOf(messages.slice(messages.findLastIndex(({ role }) => role === 'assistant') + 1))
  return [
    ...[step, spec].filter((text) => text !== null).filter((text) => !all.includes(text)),
    ...contains.filter((text) => !fresh.includes(text)),
  ]
}

function textOf(messages: ReceivedRequest['messages']): string {
  return messages.map(({ content }) => content ?? '').join('\n')
}
