import { z } from 'zod'

/** What Gemini puts beside a call, by the name of who reads it: signatures of its thoughts. */
export const extraSchema = z.record(z.string(), z.record(z.string(), z.string()))

/** Reasoning as OpenRouter hands it on: pieces, some signed or encrypted. */
export const detailsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))

/** A tool call as Chat Completions spells it; `arguments` is the model's own text, which need not be JSON. */
const toolCallSchema = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
  extra_content: extraSchema.exactOptional(),
})

/** One message of a conversation, in the wire form of Chat Completions. */
export const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({ role: z.literal('user'), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string().nullable(),
    tool_calls: z.array(toolCallSchema).exactOptional(),
    // Servers that send their reasoning in one of these fields want it back while a turn's tool calls go on.
    reasoning_content: z.string().exactOptional(),
    reasoning_details: detailsSchema.exactOptional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
])

export type ChatMessage = z.infer<typeof messageSchema>
export type Extra = z.infer<typeof extraSchema>
export type Details = z.infer<typeof detailsSchema>
