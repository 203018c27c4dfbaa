import { HelixError, parseJson } from '@helix/core'
import type { CallForm } from '../driver/call-form.ts'
import type { Completion, CompletionRequest, ModelClient } from './client.ts'
import { refusesTools } from './refuses-tools.ts'
import { loadingPause } from './told-pause.ts'
import { estimateTokens } from './usage.ts'

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
  /** It counts tokens, and no fewer or more than there can be; else Helix estimates them. */
  usage: boolean
  /** Tokens of the longest question of which beginning, middle and end were known; null where the shortest was not. */
  context: number | null
  /** Tokens of a question that it took, and answered without knowing all of it: it cuts, and does not say so. */
  cut: number | null
  /** Short questions whose answers had not ended when their time was up: a slow machine, or a model that does not come to an end. */
  unended: number
  /** Tokens that came out per second, all requests together. */
  speed: number | null
  /** How Helix will let the model call tools. */
  uses: CallForm
}

interface ExamineOptions {
  /** The user's wish to stop. */
  signal: AbortSignal
  /** Milliseconds that one answer may take. */
  patience: number
  /** Milliseconds; only differences count. */
  now: () => number
}

type Question = Pick<CompletionRequest, 'tools' | 'choice' | 'schema'> & { ask: string }

const tool = {
  name: 'report_ready',
  description: 'Reports that you are ready.',
  parameters: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'] },
}

/** Some servers cut the beginning away, others the middle. */
const words = ['heron4711', 'otter2206', 'lapwing9353'] as const

const sentence = 'The quick brown fox jumps over the lazy dog and runs along the river until it is night. '

/** About 6,000 tokens: more than servers keep that were left at a small default. About 30,000: what a run comes to. */
const lengths = [270, 1350] as const

const questions = {
  tools: { ask: 'Call the tool report_ready with {"ready": true}. Write nothing else.', tools: [tool] },
  forced: { ask: 'Say hello.', tools: [tool], choice: 'required' },
  schema: {
    ask: 'Are you ready? Answer as JSON: {"ready": true}',
    tools: [],
    schema: { name: 'ready', schema: tool.parameters },
  },
} satisfies Record<string, Question>

/** A question as long as so many sentences, with a word to keep at its beginning, in its middle and at its end. */
function longQuestion(sentences: number): Question {
  const filler = sentence.repeat(sentences / 2)
  const [first, middle, last] = words.map((word, at) => `Code word ${at + 1} is ${word}.`)
  const ask = 'What are the three code words? Answer with them alone.'
  return { ask: [first, filler, middle, filler, last, ask].join('\n\n'), tools: [] }
}

/**
 * Asks an endpoint five questions and says what it can. What it refuses or does not end is an answer; HelixErrors of everything
 * else (no key, no such model, nobody there) pass through.
 */
export async function examineModel(client: ModelClient, options: ExamineOptions): Promise<ModelReport> {
  const { signal, patience, now } = options
  const spent = { output: 0, milliseconds: 0 }
  let counts = true
  let unended = 0
  let answered = 0
  const refusals: HelixError[] = []
  const ask = async ({ ask: content, ...rest }: Question): Promise<Completion | null> => {
    const started = now()
    const estimated = estimateTokens(content.length)
    const late = AbortSignal.timeout(patience)
    const answer = await client
      .complete({ messages: [{ role: 'user', content }], ...rest, signal: AbortSignal.any([signal, late]) })
      .catch((error: unknown) => {
        if (isRefusal(error) && loadingPause(error, 0) === null) refusals.push(error)
        else if (late.aborted && !signal.aborted && !(error instanceof HelixError)) unended += 1
        else throw error
        return null
      })
    if (answer === null) return null
    answered += 1
    spent.output += answer.usage.output
    spent.milliseconds += now() - started
    counts &&= !answer.usage.estimated && isPlausible(answer.usage.input, estimated)
    return answer
  }
  const called = await ask(questions.tools)
  const isRefused = called === null && unended === 0
  const forced = isRefused ? null : await ask(questions.forced)
  const shaped = await ask(questions.schema)
  // Who does not end two short answers is not asked for long ones, and who reads those slowly ends what it says.
  const short = unended
  const kept = short > 1 ? { context: null, cut: null } : await keeps(ask)
  // A server that answers nothing has shown nothing.
  if (answered + unended === 0 && refusals[0] !== undefined) throw refusals[0]
  const jsonSchema = isReady(shaped?.content ?? '')
  const tools = called?.toolCalls.some(({ name, arguments: given }) => name === tool.name && isReady(given)) ?? false
  return {
    name: client.name,
    host: client.host,
    tools,
    forcedChoice: (forced?.toolCalls.length ?? 0) > 0,
    jsonSchema,
    usage: counts,
    ...kept,
    unended: short,
    speed: spent.milliseconds === 0 ? null : Math.round((spent.output * 1000) / spent.milliseconds),
    uses: tools ? 'tools' : isRefused && jsonSchema ? 'json-schema' : 'fenced',
  }
}

/** How much of a long question is known at its end. What a server says of its window is not asked: it is no proof. */
async function keeps(
  ask: (question: Question) => Promise<Completion | null>,
): Promise<Pick<ModelReport, 'context' | 'cut'>> {
  let context: number | null = null
  for (const length of lengths) {
    const question = longQuestion(length)
    const answer = await ask(question).catch(unlessSlow)
    if (answer === null) break
    const tokens = estimateTokens(question.ask.length)
    if (!words.every((word) => answer.content.includes(word))) return { context, cut: tokens }
    context = tokens
  }
  return { context, cut: null }
}

/** Tokens have about four letters, in any language at least a half; templates add some. */
function isPlausible(counted: number, estimated: number): boolean {
  return counted > estimated / 4 && counted < estimated * 4 + 2000
}

/** A machine that reads slowly has not shown that it keeps less. */
function unlessSlow(error: unknown): null {
  if (error instanceof HelixError && error.code === 'agent/stalled') return null
  throw error
}

/** What an endpoint does not know it answers with a 4xx; a question that is too long for it too. */
function isRefusal(error: unknown): error is HelixError {
  const refusals = ['agent/refused', 'agent/context-overflow', 'agent/server-error', 'agent/bad-response']
  return error instanceof HelixError && (refusals.includes(error.code) || refusesTools(error))
}

function isReady(text: string): boolean {
  const held = parseJson(text)
  return typeof held === 'object' && held !== null && 'ready' in held && held.ready === true
}
