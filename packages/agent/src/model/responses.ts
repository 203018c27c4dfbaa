import { HelixError, parseJson } from '@helix/core'
import { APIError, type OpenAI } from 'openai'
import { Stream } from 'openai/core/streaming'
import type { ResponseInputItem } from 'openai/resources/responses/responses'
import { z } from 'zod'
import { charactersOf, countedUsage, emptyAnswer, type Partial } from './collect.ts'
import type { ChatMessage } from './message.ts'
import { badResponse, eventsOrText } from './read-response.ts'

/** A conversation as the input of the Responses API: calls and their results are items of their own. */
export function responsesInput(messages: readonly ChatMessage[]): ResponseInputItem[] {
  return messages.flatMap((message): ResponseInputItem[] => {
    if (message.role === 'tool') {
      return [{ type: 'function_call_output', call_id: message.tool_call_id, output: message.content }]
    }
    if (message.role !== 'assistant') return [{ role: message.role, content: message.content }]
    const said: ResponseInputItem[] = message.content === null ? [] : [{ role: 'assistant', content: message.content }]
    const calls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: given } }): ResponseInputItem => {
      return { type: 'function_call', call_id: id, name, arguments: given }
    })
    return [...said, ...calls]
  })
}

// Servers differ in what they leave out; every member that Helix can do without is optional here.
const part = z.looseObject({ text: z.string().nullish(), refusal: z.string().nullish() })
const item = z.looseObject({
  type: z.string(),
  id: z.string().nullish(),
  call_id: z.string().nullish(),
  name: z.string().nullish(),
  arguments: z.string().nullish(),
  content: z.array(part).nullish(),
  summary: z.array(part).nullish(),
})
const finalSchema = z.looseObject({
  status: z.string().nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z.array(item),
  usage: z
    .looseObject({
      input_tokens: z.number(),
      output_tokens: z.number(),
      input_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})
const eventSchema = z.looseObject({
  type: z.string(),
  delta: z.unknown().optional(),
  item: z.unknown().optional(),
  response: z.unknown().optional(),
})

const errorSchema = z.looseObject({ error: z.looseObject({}) })

const endings = new Set(['response.completed', 'response.incomplete'])

/** Reads an answer of the Responses API, streamed or whole. HelixErrors agent/bad-response, agent/cut-off. */
export async function readResponsesAnswer(
  response: Response,
  client: OpenAI,
  controller: AbortController,
  onProgress: (characters: number) => void,
): Promise<Partial> {
  const held = await eventsOrText(response)
  if (typeof held === 'string') return answerOf(parseJson(held))
  let characters = 0
  let final: unknown
  const items: unknown[] = []
  for await (const data of Stream.fromSSEResponse<unknown>(held, controller, client)) {
    const event = eventSchema.safeParse(data)
    if (!event.success) throw badResponse('an event has no type')
    const { type, delta } = event.data
    if (type === 'response.output_item.done') items.push(event.data.item)
    if (type === 'response.failed' || type === 'error') throw failed(data)
    if (typeof delta === 'string') onProgress((characters += delta.length))
    if (!endings.has(type)) continue
    // Nothing comes after it, but the server may keep the connection open.
    final = event.data.response
    break
  }
  if (final !== undefined) return answerOf(final, items)
  if (controller.signal.aborted) return emptyAnswer()
  throw new HelixError('agent/cut-off', 'the answer ended without saying that it ended', {
    hint: 'look at the server’s own log, or try again: helix next',
  })
}

/** `items` came before the end: some servers name none there. */
function answerOf(document: unknown, items: readonly unknown[] = []): Partial {
  if (errorSchema.safeParse(document).success) throw failed({ response: document })
  const parsed = finalSchema.safeParse(document)
  if (!parsed.success) throw badResponse('it holds no output')
  const { output, usage, incomplete_details: incomplete, status } = parsed.data
  const answer = emptyAnswer()
  for (const held of output.length > 0 ? output : z.array(item).catch([]).parse(items)) {
    const text = [...(held.content ?? []), ...(held.summary ?? [])]
      .map((piece) => piece.text ?? piece.refusal ?? '')
      .join('')
    if (held.type === 'message') answer.content += text
    if (held.type === 'reasoning') answer.reasoning += text
    if (held.type === 'function_call') {
      answer.calls.push({
        index: null,
        id: held.call_id ?? held.id ?? '',
        name: held.name ?? '',
        arguments: held.arguments ?? '',
      })
    }
  }
  const isCut = incomplete?.reason === 'max_output_tokens'
  answer.finishReason = isCut ? 'length' : (incomplete?.reason ?? status ?? (charactersOf(answer) > 0 ? 'stop' : null))
  if (!usage) return answer
  answer.usage = countedUsage({
    input: usage.input_tokens,
    output: usage.output_tokens,
    cached: usage.input_tokens_details?.cached_tokens,
  })
  return answer
}

function failed(data: unknown): APIError {
  const { response, error } = z
    .looseObject({
      response: z.looseObject({ error: z.unknown().optional() }).nullish(),
      error: z.unknown().optional(),
    })
    .parse(data)
  const said = z.looseObject({ message: z.string() }).safeParse(response?.error ?? error ?? data)
  return new APIError(undefined, said.success ? said.data : {}, undefined, new Headers())
}
