import { z } from 'zod'

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  stream_options: z.unknown().optional(),
  tools: z
    .array(z.looseObject({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) }))
    .optional(),
  messages: z.array(
    z.looseObject({
      role: z.enum(['system', 'user', 'assistant', 'tool']),
      content: z.string().nullish(),
      tool_calls: z
        .array(z.looseObject({ id: z.string(), function: z.looseObject({ name: z.string(), arguments: z.string() }) }))
        .optional(),
      tool_call_id: z.string().optional(),
    }),
  ),
})

export type ReceivedRequest = z.infer<typeof requestSchema>

/**
 * Reads a request as a strict server does. Throws when it has not the form of Chat Completions, when a tool call has no
 * result right after it, or a result no call.
 */
export function strictRequest(body: string): ReceivedRequest {
  return requirePairs(requestSchema.parse(JSON.parse(body)))
}

/** Throws where a call and its result do not stand together. */
export function requirePairs(request: ReceivedRequest): ReceivedRequest {
  let open: string[] = []
  for (const message of request.messages) {
    if (message.role === 'tool') {
      const id = message.tool_call_id ?? ''
      if (!open.includes(id)) throw new Error(`the tool result "${id}" answers no call`)
      open = open.filter((waiting) => waiting !== id)
      continue
    }
    if (open.length > 0)
      throw new Error(`the tool calls ${open.join(', ')} have no result before the next ${message.role} message`)
    open = message.tool_calls?.map(({ id }) => id) ?? []
  }
  if (open.length > 0) throw new Error(`the tool calls ${open.join(', ')} have no result`)
  return request
}
