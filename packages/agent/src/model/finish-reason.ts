import type { AnswerEnd } from './client.ts'

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
