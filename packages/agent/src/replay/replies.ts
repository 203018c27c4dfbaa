import { parseWith } from '@helix/core'
import { z } from 'zod'

const recordedReply = z.strictObject({
  /** The request that this answers. */
  expects: z.strictObject({
    /** As the brief names it: `STEP[4/7] DOMAIN_LOGIC`. */
    step: z.string().min(1),
    /** `spec@<12 hex>`, or '' while there is no spec. */
    spec: z.string(),
    /** Strings that must stand in what is new since the model's last answer: the brief at first, then tool results. */
    contains: z.array(z.string().min(1)),
  }),
  reply: z.strictObject({
    content: z.string().optional(),
    toolCalls: z.array(z.strictObject({ name: z.string().min(1), arguments: z.record(z.string(), z.unknown()) })),
    usage: z.strictObject({ input: z.int().min(0), output: z.int().min(0) }),
  }),
})

export type RecordedReply = z.infer<typeof recordedReply>

/** Reads recorded replies (a JSON array). HelixError agent/bad-replies with one finding per mistake. */
export function parseReplies(text: string, source: string): RecordedReply[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = text
  }
  return parseWith(z.array(recordedReply), json, 'agent/bad-replies', source)
}
