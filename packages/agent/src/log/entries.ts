import { z } from 'zod'
import { messageSchema } from '../model/message.ts'

const usage = z.strictObject({ input: z.int(), output: z.int(), estimated: z.boolean() })

const spent = z.strictObject({
  steps: z.int(),
  usage,
  cost: z.number().nullable(),
  milliseconds: z.number(),
})

const finding = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  where: z
    .object({
      path: z.string().exactOptional(),
      line: z.number().exactOptional(),
      column: z.number().exactOptional(),
      name: z.string().exactOptional(),
    })
    .exactOptional(),
  fix: z.string().exactOptional(),
})

/** First line of a log. */
const headerSchema = z.strictObject({
  type: z.literal('run'),
  version: z.literal(1),
  id: z.string(),
  helix: z.string(),
  driver: z.string(),
  model: z.string(),
  host: z.string(),
  step: z.string(),
  spec: z.string(),
  base: z.string(),
  /** SHA-256 of the canonical JSON of the first messages, and of the tools' schemas. */
  prompt: z.string(),
  tools: z.string(),
})

/**
 * What is logged, format `helix-run/1`. A conversation is the messages of every `request`, the answer of every
 * `response` and the text of every `tool-result`, in this order; nothing is written twice.
 */
export const entrySchema = z.discriminatedUnion('type', [
  headerSchema,
  z.strictObject({
    type: z.literal('request'),
    /** SHA-256 of the canonical JSON of all messages as sent. */
    digest: z.string(),
    /** Messages since the last request that no other entry holds. */
    messages: z.array(messageSchema),
    /** Old tool outputs and old rounds that were left out to fit the window. */
    pruned: z.strictObject({ outputs: z.int(), rounds: z.int() }).exactOptional(),
  }),
  z.strictObject({
    type: z.literal('response'),
    content: z.string(),
    reasoning: z.string(),
    calls: z.array(z.strictObject({ id: z.string(), name: z.string(), arguments: z.string() })),
    finish: z.string().nullable(),
    usage,
    /** US dollars of this request; null where the price is unknown. */
    cost: z.number().nullable(),
    /** Totals of the run so far. */
    spent,
  }),
  z.strictObject({ type: z.literal('tool-call'), id: z.string(), name: z.string(), arguments: z.string() }),
  z.strictObject({ type: z.literal('tool-result'), id: z.string(), ok: z.boolean(), text: z.string() }),
  z.strictObject({
    type: z.literal('check'),
    asked: z.enum(['check', 'finish']),
    findings: z.array(finding),
  }),
  /** Anything that the loop decided by itself: a nudge, pruning, a resume, a stop. */
  z.strictObject({ type: z.literal('decision'), decision: z.string(), reason: z.string() }),
  z.strictObject({
    type: z.literal('outcome'),
    kind: z.enum(['increment', 'amendment', 'stopped']),
    code: z.string().exactOptional(),
    reason: z.string(),
    findings: z.array(finding),
    spent,
  }),
])

export type RunHeader = z.infer<typeof headerSchema>
export type RunEntry = z.infer<typeof entrySchema>

/** Where a run is written down, entry by entry; a resolved `write` has reached the disk. */
export interface RunLog {
  write(entry: RunEntry): Promise<void>
}
