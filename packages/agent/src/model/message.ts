import { z } from 'zod'

/** A tool call as Chat Completions spells it; `arguments` is the model's own text, which need not be JSON. */
const toolCallSchema = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
})

/** One message of a conversation, in the wire form of Chat Completions. */
export const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({ role: z.literal('user'), content: z.string() }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string().nullable(),
    tool_calls: z.array(toolCallSchema).exactOptional(),
    // Servers that send their reasoning in this field want it back while a turn's tool calls go on.
    reasoning_content: z.string().exactOptional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
])

export type ChatMessage = z.infer<typeof messageSchema>
