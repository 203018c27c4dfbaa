import { HelixError, canonicalJson, sha256 } from '@helix/core'
import { assistantMessage } from '../model/assistant-message.ts'
import type { Completion } from '../model/client.ts'
import type { ChatMessage } from '../model/message.ts'
import { refusesTools } from '../model/refuses-tools.ts'
import { addUsage, costOf } from '../model/usage.ts'
import { tools } from '../tools/index.ts'
import { formBelow, inForm, withWrittenCall } from './call-form.ts'
import { type Fitted, fitContext, tokensOf } from './fit-context.ts'
import type { Ending } from './port.ts'
import { decide, type Run, stop } from './run.ts'

/**
 * Sends the conversation and takes the answer into it. What the model or its server gets wrong comes back as the run's
 * ending. A conversation that the server finds too long is cut and sent again, until it fits or nothing more can go.
 */
export async function ask(run: Run): Promise<Completion | Ending> {
  let answer = await inSomeForm(run)
  // Not every server is known by its words: a refusal of what grew since the last answer may mean its length. Once.
  let mayGuess = run.answered
  while (answer instanceof HelixError) {
    const isTooLong = answer.code === 'agent/context-overflow'
    const isGuess = !isTooLong && answer.code === 'agent/refused' && mayGuess
    if (!(isTooLong || isGuess) || !narrow(run)) return stop(run, answer.code, answer.message, answer.hint)
    mayGuess &&= !isGuess
    await run.ports.log.write({ type: 'decision', decision: 'shrunk', reason: answer.message })
    answer = await attempt(run)
  }
  return answer
}

/** What a server's refusal of a too long conversation leaves of the limit for the next try; more where less cannot be left. */
const shrinks = [0.6, 0.8]

/** Leaves the conversation less room from now on; false where nothing more can go. */
export function narrow(run: Run): boolean {
  const sent = Math.min(run.limit, tokensOf(run.messages))
  const limit = shrinks.map((share) => Math.floor(sent * share)).find((less) => fitContext(run.messages, less) !== null)
  run.limit = limit ?? run.limit
  return limit !== undefined
}

/** A server that refuses tools before it has answered anything is asked in the next form down. */
async function inSomeForm(run: Run): Promise<Completion | HelixError> {
  for (;;) {
    const answer = await attempt(run)
    const below = formBelow[run.form]
    if (!(answer instanceof HelixError) || !refusesTools(answer) || run.answered || below === null) return answer
    const why = `the endpoint refuses ${run.form}; tools are called as ${below}`
    await decide(run, 'fallback', `tools are called as ${below}: ${answer.message}`, why)
    run.form = below
  }
}

async function attempt(run: Run): Promise<Completion | HelixError> {
  const fitted = fitContext(run.messages, run.limit)
  if (fitted === null) return tooLong(run.limit)
  const spoken = inForm(run.form, fitted.messages, schemas)
  await logRequest(run, { ...fitted, messages: [...spoken.messages] })
  run.underWay = true
  const answer = await send(run, spoken).catch((error: unknown) => {
    if (error instanceof HelixError && !run.signal.aborted) return error
    throw error
  })
  run.underWay = false
  if (answer instanceof HelixError) {
    run.spent = { ...run.spent, milliseconds: run.elapsed() }
    return answer
  }
  run.answered = true
  const called = withFewCalls(withWrittenCall(answer))
  await take(run, called)
  return called
}

/** Calls of one answer that are run: an answer costs one request of the budget, whatever it asks for. */
const mostCalls = 64

/** The rest is as if it had not been called, so that each call of the conversation has its result. */
function withFewCalls(answer: Completion): Completion {
  const leftOut = answer.toolCalls.length - mostCalls
  return leftOut <= 0 ? answer : { ...answer, toolCalls: answer.toolCalls.slice(0, mostCalls), leftOut }
}

async function logRequest(run: Run, { messages, pruned }: Fitted): Promise<void> {
  const { ports, spent, assignment } = run
  const cut = pruned.outputs + pruned.rounds > 0
  if (cut) ports.onEvent?.({ kind: 'pruned', ...pruned })
  const digest = sha256(canonicalJson(messages.map(wellFormed)))
  await ports.log.write({ type: 'request', digest, messages: run.unlogged, ...(cut && { pruned }) })
  run.unlogged = []
  ports.onEvent?.({ kind: 'request', step: spent.steps + 1, of: assignment.budget.steps })
}

/** A model may cut a surrogate pair in two, which canonical JSON cannot hold. */
function wellFormed(message: ChatMessage): unknown {
  return JSON.parse(JSON.stringify(message), (_, held: unknown) =>
    typeof held === 'string' ? held.toWellFormed() : held,
  )
}

const schemas = tools.map(({ schema }) => schema)

function send({ model, signal, ports }: Run, spoken: ReturnType<typeof inForm>): Promise<Completion> {
  return model.complete({
    ...spoken,
    signal,
    onProgress: (characters) => ports.onEvent?.({ kind: 'receiving', characters }),
    onRetry: (why) => ports.onEvent?.({ kind: 'retry', why }),
  })
}

async function take(run: Run, completion: Completion): Promise<void> {
  const { ports, assignment, spent } = run
  const { content, reasoning, details, toolCalls: calls, finishReason: finish, usage } = completion
  const cost = costOf(usage, assignment.price)
  const all = addUsage(spent.usage, usage)
  run.spent = {
    steps: spent.steps + 1,
    usage: all,
    // Where the price was unknown before a resume, what was used up then costs the same.
    cost: cost === null || spent.cost === null ? costOf(all, assignment.price) : spent.cost + cost,
    milliseconds: run.elapsed(),
  }
  const said = { content, reasoning, ...(details !== undefined && { details }) }
  await ports.log.write({ type: 'response', ...said, calls, finish, usage, cost, spent: run.spent })
  run.messages.push(assistantMessage(completion))
  ports.onEvent?.({ kind: 'usage', spent: run.spent, of: assignment.budget })
  if (content.trim() !== '') ports.onEvent?.({ kind: 'said', text: content })
}

function tooLong(limit: number): HelixError {
  return new HelixError('agent/context-overflow', `rules, brief and the newest output have more than ${limit} tokens`, {
    hint: 'use a model with a larger context window',
  })
}
