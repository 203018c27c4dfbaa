// The bytes of Chat Completions, written down independently of the product's own encoder.

export interface ScriptedCall {
  id?: string
  name: string
  /** A value is sent as JSON; a string is sent as it is, broken or not. */
  arguments: unknown
}

export interface ScriptedReply {
  content?: string
  reasoning?: string
  calls?: ScriptedCall[]
  finish?: string
  /** null: the server does not count. */
  usage?: { input: number; output: number } | null
}

/** Server-sent events of a streamed answer, `[DONE]` left to the caller. Arguments come in pieces of seven characters. */
export function streamedEvents(reply: ScriptedReply): string[] {
  const events = [chunk({ role: 'assistant', content: '' })]
  for (const part of pieces(reply.reasoning ?? '')) events.push(chunk({ reasoning_content: part }))
  for (const part of pieces(reply.content ?? '')) events.push(chunk({ content: part }))
  for (const [index, call] of (reply.calls ?? []).entries()) {
    const { id, function: called } = wireCall(call, index)
    events.push(
      chunk({ tool_calls: [{ index, id, type: 'function', function: { name: called.name, arguments: '' } }] }),
    )
    for (const part of pieces(called.arguments)) {
      events.push(chunk({ tool_calls: [{ index, function: { arguments: part } }] }))
    }
  }
  events.push(chunk({}, finishOf(reply)))
  const usage = usageOf(reply)
  if (usage !== null) events.push(event({ id: 'answer', object: 'chat.completion.chunk', choices: [], usage }))
  return events
}

/** The same answer as one JSON document. */
export function wholeDocument(reply: ScriptedReply): string {
  const message = {
    role: 'assistant',
    content: reply.content ?? null,
    ...(reply.reasoning === undefined ? {} : { reasoning_content: reply.reasoning }),
    ...(reply.calls === undefined ? {} : { tool_calls: reply.calls.map(wireCall) }),
  }
  const choices = [{ index: 0, message, finish_reason: finishOf(reply) }]
  return JSON.stringify({ id: 'answer', object: 'chat.completion', choices, usage: usageOf(reply) })
}

/** One server-sent event. */
export function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`
}

function chunk(delta: object, finish: string | null = null): string {
  return event({ id: 'answer', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })
}

function wireCall(call: ScriptedCall, index: number) {
  const given = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments)
  return { id: call.id ?? `call-${index}`, type: 'function', function: { name: call.name, arguments: given } }
}

function finishOf(reply: ScriptedReply): string {
  return reply.finish ?? (reply.calls === undefined ? 'stop' : 'tool_calls')
}

function usageOf({ usage = { input: 100, output: 10 } }: ScriptedReply) {
  if (usage === null) return null
  return { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output }
}

/** Text in the small pieces in which servers stream it. */
export function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/g) ?? []
}
