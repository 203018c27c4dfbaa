import { HelixError } from '@helix/core'
import { refusesTools } from '../driver/ask-model.ts'
import type { CallForm } from '../driver/call-form.ts'
import type { Completion, CompletionRequest, ModelClient } from './client.ts'

/** What an endpoint showed that it can, and what Helix makes of it. */
export interface ModelReport {
  name: string
  host: string
  /** It takes tools and the model called one as asked. */
  tools: boolean
  /** It made the model call a tool that nothing asked for. */
  forcedChoice: boolean
  /** It held the answer to a JSON schema. */
  jsonSchema: boolean
  /** It counts tokens; else Helix estimates them. */
  usage: boolean
  /** Tokens of the longest question whose beginning was still known at its end; null where it was lost. */
  context: number | null
  /** Tokens that came out per second, all requests together. */
  speed: number | null
  /** How Helix will let the model call tools. */
  uses: CallForm
}

interface ExamineOptions {
  signal: AbortSignal
  /** Milliseconds; only differences count. */
  now: () => number
}

type Question = Pick<CompletionRequest, 'tools' | 'choice' | 'schema'> & { ask: string }

const tool = {
  name: 'report_ready',
  description: 'Reports that you are ready.',
  parameters: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] },
}

const word = 'heron4711'

/** About 6,000 tokens: more than servers keep that were left at a small default, and cut the rest without a word. */
const filler = 'The quick brown fox jumps over the lazy dog and runs along the river until it is night. '.repeat(270)

const questions = {
  tools: { ask: 'Call the tool report_ready with {"ready": true}. Write nothing else.', tools: [tool] },
  forced: { ask: 'Say hello.', tools: [tool], choice: 'required' },
  schema: {
    ask: 'Are you ready? Answer as JSON: {"ready": true}',
    tools: [],
    schema: { name: 'ready', schema: tool.parameters },
  },
  context: { ask: `The code word is ${word}.\n\n${filler}\n\nWhat is the code word? Answer with it alone.`, tools: [] },
} satisfies Record<string, Question>

/**
 * Asks an endpoint four questions and says what it can. What it refuses is an answer; HelixErrors of everything else (no
 * key, no such model, nobody there) pass through.
 */
export async function examineModel(client: ModelClient, { signal, now }: ExamineOptions): Promise<ModelReport> {
  const spent = { output: 0, milliseconds: 0 }
  let counts = true
  const ask = async ({ ask: content, ...rest }: Question): Promise<Completion | null> => {
    const started = now()
    const answer = await client
      .complete({ messages: [{ role: 'user', content }], ...rest, signal })
      .catch(unlessRefused)
    if (answer === null) return null
    spent.output += answer.usage.output
    spent.milliseconds += now() - started
    counts &&= !answer.usage.estimated
    return answer
  }
  const called = await ask(questions.tools)
  const forced = called === null ? null : await ask(questions.forced)
  const shaped = await ask(questions.schema)
  const kept = await ask(questions.context)
  const jsonSchema = isReady(shaped?.content ?? '')
  const tools = called?.toolCalls.some(({ name, arguments: given }) => name === tool.name && isReady(given)) ?? false
  return {
    name: client.name,
    host: client.host,
    tools,
    forcedChoice: (forced?.toolCalls.length ?? 0) > 0,
    jsonSchema,
    usage: counts,
    context: kept?.content.includes(word) === true ? kept.usage.input : null,
    speed: spent.milliseconds === 0 ? null : Math.round((spent.output * 1000) / spent.milliseconds),
    uses: tools ? 'tools' : called === null && jsonSchema ? 'json-schema' : 'fenced',
  }
}

/** What an endpoint does not know it answers with a 4xx; a question that is too long for it too. */
function unlessRefused(error: unknown): null {
  const refusals = ['agent/refused', 'agent/context-overflow', 'agent/server-error', 'agent/bad-response']
  if (error instanceof HelixError && (refusals.includes(error.code) || refusesTools(error))) return null
  throw error
}

function isReady(text: string): boolean {
  try {
    const held: unknown = JSON.parse(text)
    return typeof held === 'object' && held !== null && 'ready' in held && held.ready === true
  } catch {
    // Not JSON: not as asked.
    return false
  }
}
