import type { WireRequest } from './parse-request.ts'

/** An answer before it is put on the wire. */
export interface WireReply {
  content?: string
  toolCalls: readonly { name: string; arguments: Readonly<Record<string, unknown>> }[]
  usage: { prompt_tokens: number; completion_tokens: number }
}

/** Characters of a tool call's arguments in one chunk. */
const piece = 512

/** The chunks of a streamed Chat Completion as server-sent events, `[DONE]` included. `number` makes ids unique. */
export function encodeEvents(reply: WireReply, request: WireRequest, number: number): string[] {
  const chunk = (delta: object, finish: string | null = null): string =>
    event({
      ...envelope(request, number, 'chat.completion.chunk'),
      choices: [{ index: 0, delta, finish_reason: finish }],
    })
  const events = [chunk({ role: 'assistant', content: reply.content ?? null })]
  for (const [index, call] of wireCalls(reply, number).entries()) {
    const { name, arguments: given } = call.function
    events.push(chunk({ tool_calls: [{ index, id: call.id, type: 'function', function: { name, arguments: '' } }] }))
    for (let at = 0; at < given.length; at += piece) {
      events.push(chunk({ tool_calls: [{ index, function: { arguments: given.slice(at, at + piece) } }] }))
    }
  }
  events.push(chunk({}, finishOf(reply)))
  if (request.usageInStream) {
    events.push(event({ ...envelope(request, number, 'chat.completion.chunk'), choices: [], usage: usageOf(reply) }))
  }
  return [...events, 'data: [DONE]\n\n']
}

/** The same answer as one JSON document. */
export function encodeDocument(reply: WireReply, request: WireRequest, number: number): string {
  const calls = wireCalls(reply, number)
  const message = {
    role: 'assistant',
    content: reply.content ?? null,
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
  return JSON.stringify({
    ...envelope(request, number, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: finishOf(reply) }],
    usage: usageOf(reply),
  })
}

function wireCalls(reply: WireReply, number: number) {
  return reply.toolCalls.map((call, place) => ({
    id: `call_${number}_${place}`,
    type: 'function' as const,
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }))
}

function envelope({ model }: WireRequest, number: number, object: string) {
  return { id: `chatcmpl-${number}`, object, created: 0, model }
}

function finishOf(reply: WireReply): string {
  return reply.toolCalls.length === 0 ? 'stop' : 'tool_calls'
}

function usageOf({ usage }: WireReply) {
  return { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens }
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`
}
