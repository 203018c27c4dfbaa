import { parseJson } from '@helix/core'
import type { CallPart, Chunk, Content } from './chunk.ts'
import type { ToolCall, Usage } from './client.ts'
import type { Details } from './message.ts'

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

/** The calls with an id each, distinct within the answer. */
export function finishedCalls(answer: Partial): ToolCall[] {
  const used = new Set<string>()
  return answer.calls.map(({ id, name, arguments: given, extra }, place) => {
    const distinct = id !== '' && !used.has(id) ? id : `call_${place}_${used.size}`
    used.add(distinct)
    return { id: distinct, name, arguments: given, ...(extra && { extra }) }
  })
}

function addCall(calls: Partial['calls'], part: CallPart): void {
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

function extraOf({ extra_content: extra }: CallPart): Pick<ToolCall, 'extra'> {
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
