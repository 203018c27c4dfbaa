import { parseJson } from '@helix/core'
import { z } from 'zod'
import type { AnswerEnd, ToolCall, Usage } from './client.ts'
import { type Details, detailsSchema, extraSchema } from './message.ts'

// Servers differ in what they leave out; every member that Helix can do without is optional here.
const text = z.string().nullish()
/** A number where others send text. */
const written = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => value?.toString())
const callPart = z.looseObject({
  index: z.int().nullish().catch(null),
  id: written,
  extra_content: extraSchema.nullish().catch(null),
  function: z.looseObject({ name: text, arguments: z.unknown().optional() }).nullish(),
})
/** Of a list of parts those that hold text, and Mistral's that hold what a model thinks. */
const part = z.looseObject({
  text: text.catch(null),
  thinking: z.union([z.string(), z.array(z.looseObject({ text: text.catch(null) }))]).nullish(),
})
const delta = z.looseObject({
  content: z.union([z.string(), z.array(part)]).nullish(),
  refusal: text,
  reasoning_content: text,
  reasoning: text,
  reasoning_text: text,
  reasoning_details: detailsSchema.nullish().catch(null),
  tool_calls: z.array(callPart).nullish(),
})
const usage = z
  .looseObject({
    prompt_tokens: z.number(),
    completion_tokens: z.number(),
    prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish().catch(null),
    prompt_cache_hit_tokens: z.number().nullish().catch(null), // DeepSeek
  })
  .nullish()

/** A streamed chunk, or a whole completion: the two differ in `delta` and `message` only. */
export const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        delta: delta.nullish(),
        message: delta.nullish(),
        error: z.unknown().optional(),
        finish_reason: text,
        usage: usage.catch(null),
      }),
    )
    .nullish(),
  usage: usage.catch(null),
  x_groq: z
    .looseObject({ usage: usage.catch(null) })
    .nullish()
    .catch(null),
})
export type Chunk = z.infer<typeof chunkSchema>

/** An answer while it arrives. */
export interface Partial {
  content: string
  reasoning: string
  details: Details
  calls: (ToolCall & { index: number | null })[]
  finishReason: string | null
  usage: Omit<Usage, 'estimated'> | null
}

export function emptyAnswer(): Partial {
  return { content: '', reasoning: '', details: [], calls: [], finishReason: null, usage: null }
}

/** Adds a chunk to the answer so far (in place). Only the first choice counts. */
export function addChunk(answer: Partial, chunk: Chunk): void {
  const choice = chunk.choices?.[0]
  const part = choice?.delta ?? choice?.message
  const said = textsOf(part?.content)
  answer.content += said.content || (part?.refusal ?? '')
  answer.reasoning += part?.reasoning_content ?? part?.reasoning ?? part?.reasoning_text ?? said.reasoning
  answer.details.push(...(part?.reasoning_details ?? []))
  for (const call of part?.tool_calls ?? []) addCall(answer.calls, call)
  if (choice?.finish_reason) answer.finishReason = choice.finish_reason
  const counted = chunk.usage ?? choice?.usage ?? chunk.x_groq?.usage
  if (!counted) return
  answer.usage = countedUsage({
    input: counted.prompt_tokens,
    output: counted.completion_tokens,
    cached: counted.prompt_tokens_details?.cached_tokens ?? counted.prompt_cache_hit_tokens,
  })
}

type Content = z.infer<typeof delta>['content']

function textsOf(content: Content): { content: string; reasoning: string } {
  if (typeof content === 'string') return { content, reasoning: '' }
  const thought = (content ?? []).map(({ thinking }) => thinking ?? '')
  return {
    content: (content ?? []).map((one) => one.text ?? '').join(''),
    reasoning: thought
      .map((one) => (typeof one === 'string' ? one : one.map((piece) => piece.text ?? '').join('')))
      .join(''),
  }
}

/** What a server counted; null where that can be no count: no question is without tokens. More tokens from its cache than came in are not believed. */
export function countedUsage({
  input,
  output,
  cached,
}: {
  input: number
  output: number
  cached?: number | null | undefined
}) {
  if (![input - 1, output].every((count) => Number.isSafeInteger(count) && count >= 0)) return null
  return { input, output, ...(Number.isSafeInteger(cached) && cached && cached > 0 && cached <= input && { cached }) }
}

/** Characters received so far, arguments of tool calls included. */
export function charactersOf(answer: Partial): number {
  const calls = answer.calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0)
  return answer.content.length + answer.reasoning.length + calls
}

/** Words of servers for an ending, in lower case. Whatever else they say means that the answer is complete. */
const endings: ReadonlyMap<string, AnswerEnd> = new Map([
  ['length', 'cut'],
  ['max_tokens', 'cut'], // Anthropic, Gemini
  ['max_output_tokens', 'cut'],
  ['model_length', 'cut'], // Mistral
  ['model_context_window_exceeded', 'cut'], // Anthropic, Z.ai
  ['content_filter', 'filtered'],
  ['refusal', 'filtered'], // Anthropic
  ['sensitive', 'filtered'], // Z.ai
  ['safety', 'filtered'], // Gemini
  ['recitation', 'filtered'],
  ['blocklist', 'filtered'],
  ['prohibited_content', 'filtered'],
])

export function endingOf(finishReason: string | null): AnswerEnd {
  return endings.get(finishReason?.toLowerCase() ?? '') ?? 'complete'
}

/** OpenRouter; vLLM and SGLang; Z.ai; DeepSeek. */
const givenUp = new Set(['error', 'abort', 'network_error', 'insufficient_system_resource'])

/** Whether a server says by its finish reason that it gave up on the answer. */
export function hasGivenUp(finishReason: string | null): boolean {
  return givenUp.has(finishReason?.toLowerCase() ?? '')
}

/** The calls with an id each, distinct within the answer. */
export function finishedCalls(answer: Partial): ToolCall[] {
  const used = new Set<string>()
  return answer.calls.map(({ id, name, arguments: given, extra }, place) => {
    const distinct = id !== '' && !used.has(id) ? id : `call_${place}_${used.size}`
    used.add(distinct)
    return { id: distinct, name, arguments: given, ...(extra && { extra }) }
  })
}

function addCall(calls: Partial['calls'], part: z.infer<typeof callPart>): void {
  const name = part.function?.name ?? ''
  const given = part.function?.arguments ?? ''
  const piece = typeof given === 'string' ? given : JSON.stringify(given)
  const known = ongoing(calls, part.index ?? null, part.id ?? '', name)
  if (known === undefined || isAnother(known, name, piece)) {
    calls.push({ index: part.index ?? null, id: part.id ?? '', name, arguments: piece, ...extraOf(part) })
    return
  }
  Object.assign(known, extraOf(part))
  known.id ||= part.id ?? ''
  // Some servers repeat the name in every piece.
  if (name !== '' && name !== known.name) known.name += name
  known.arguments += piece
}

function extraOf({ extra_content: extra }: z.infer<typeof callPart>): Pick<ToolCall, 'extra'> {
  return extra ? { extra } : {}
}

/** Gemini and others give all calls of an answer the index 0 and no id: one that is whole is not continued by a named piece. */
function isAnother(known: ToolCall, name: string, piece: string): boolean {
  return name !== '' && (piece !== '' || name !== known.name) && isWhole(known.arguments)
}

function isWhole(given: string): boolean {
  // Servers that name a call in each of its pieces have thousands of them.
  return /[}\]]\s*$/.test(given.slice(-16)) && typeof parseJson(given) === 'object'
}

/**
 * The call that a piece continues. With an index: the one that has it, unless the piece brings a name and another id (servers that number
 * every call 0; of old ones of vLLM each piece brings another id, and no name). Without: the newest one, unless the piece brings an id or
 * name of its own.
 */
function ongoing(
  calls: Partial['calls'],
  index: number | null,
  id: string,
  name: string,
): Partial['calls'][number] | undefined {
  const isSame = (call: ToolCall): boolean => [name, id, call.id].includes('') || call.id === id
  if (index !== null) return calls.findLast((call) => call.index === index && isSame(call))
  const newest = calls.at(-1)
  if (newest === undefined) return undefined
  if (id !== '') return calls.findLast((call) => call.id === id)
  return name === '' ? newest : undefined
}
