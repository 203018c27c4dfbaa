// The Responses API, written down independently of the product's own client.
import { z } from 'zod'
import { type ReceivedRequest, requirePairs } from './invariants.ts'
import { event, pieces, type ScriptedReply } from './chat-completions.ts'

const itemSchema = z.union([
  z.object({ type: z.literal('function_call'), call_id: z.string(), name: z.string(), arguments: z.string() }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
  z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }),
])

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().optional(),
  /** Helix keeps its conversations itself. */
  store: z.literal(false),
  input: z.array(itemSchema),
})

type Item = z.infer<typeof itemSchema>
type Message = ReceivedRequest['messages'][number]

/** Reads a request as strictly as one of Chat Completions, in whose form it is answered: calls with the words before them. */
export function strictResponsesRequest(body: string): ReceivedRequest {
  const { model, stream, input } = requestSchema.parse(JSON.parse(body))
  const messages: Message[] = []
  for (const item of input) {
    const before = messages.at(-1)
    const message = messageOf(item)
    if (message.tool_calls && before?.role === 'assistant') {
      messages[messages.length - 1] = { ...before, tool_calls: [...(before.tool_calls ?? []), ...message.tool_calls] }
    } else messages.push(message)
  }
  return requirePairs({ model, ...(stream !== undefined && { stream }), messages })
}

function messageOf(item: Item): Message {
  if ('role' in item) return item
  if ('output' in item) return { role: 'tool', tool_call_id: item.call_id, content: item.output }
  const { call_id: id, name, arguments: given } = item
  return { role: 'assistant', tool_calls: [{ id, function: { name, arguments: given } }] }
}

/** Server-sent events of a streamed answer. The last one holds all of it, as servers send it. */
export function responsesEvents(reply: ScriptedReply): string[] {
  const words = pieces(reply.content ?? '').map((delta) => named({ type: 'response.output_text.delta', delta }))
  return [
    named({ type: 'response.created', response: { id: 'answer', status: 'in_progress', output: [] } }),
    ...words,
    named({ type: 'response.completed', response: JSON.parse(responsesDocument(reply)) }),
  ]
}

/** The same answer as one JSON document. */
export function responsesDocument({ content, calls = [], usage = { input: 100, output: 10 } }: ScriptedReply): string {
  const said = content === undefined ? [] : [{ type: 'message', content: [{ type: 'output_text', text: content }] }]
  const called = calls.map(({ id, name, arguments: given }, index) => ({
    type: 'function_call',
    call_id: id ?? `call-${index}`,
    name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  }))
  const counted = usage === null ? {} : { usage: { input_tokens: usage.input, output_tokens: usage.output } }
  return JSON.stringify({ id: 'answer', status: 'completed', output: [...said, ...called], ...counted })
}

function named(data: { type: string; [member: string]: unknown }): string {
  return `event: ${data.type}\n${event(data)}`
}
