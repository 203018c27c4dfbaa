import { HelixError, canonicalJson, sha256 } from '@helix/core'
import { assistantMessage } from '../model/assistant-message.ts'
import type { Completion } from '../model/client.ts'
import type { ChatMessage } from '../model/message.ts'
import { refusesTools } from '../model/refuses-tools.ts'
import { addUsage, costOf } from '../model/usage.ts'
import { tools } from '../tools/index.ts'
import { formBelow, inForm, withWrittenCall } from './call-form.ts'
import { stopFor } from './endings.ts'
import { type Fitted, fitContext, tokensOf } from './fit-context.ts'
import type { Ending } from './port.ts'
import type { Turn } from './turn.ts'

/** What a server's refusal of a too long conversation leaves of the limit for the next try. */
const shrink = 0.6

/**
 * Sends the conversation and takes the answer into it. What the model or its server gets wrong comes back as the run's
 * ending. A conversation that the server finds too long is cut once more and sent again.
 */
export async function askModel(turn: Turn): Promise<Completion | Ending> {
  const first = await inSomeForm(turn)
  if (!(first instanceof HelixError)) return first
  if (first.code !== 'agent/context-overflow') return stopFor(turn, first)
  await turn.ports.log.write({ type: 'decision', decision: 'shrunk', reason: first.message })
  turn.state.limit = Math.floor(Math.min(turn.state.limit, tokensOf(turn.state.messages)) * shrink)
  const second = await attempt(turn)
  if (!(second instanceof HelixError)) return second
  // The server knows its window, Helix what it left.
  return stopFor(turn, second.code === first.code ? first : second)
}

/** A server that refuses tools before it has answered anything is asked in the next form down. */
async function inSomeForm(turn: Turn): Promise<Completion | HelixError> {
  const { state, ports } = turn
  for (;;) {
    const answer = await attempt(turn)
    const below = formBelow[state.form]
    if (!(answer instanceof HelixError) || !refusesTools(answer) || state.answered || below === null) return answer
    await ports.log.write({
      type: 'decision',
      decision: 'fallback',
      reason: `tools are called as ${below}: ${answer.message}`,
    })
    ports.onEvent?.({ kind: 'nudge', why: `the endpoint refuses ${state.form}; tools are called as ${below}` })
    state.form = below
  }
}

async function attempt(turn: Turn): Promise<Completion | HelixError> {
  const { state, signal, elapsed } = turn
  const fitted = fitContext(state.messages, state.limit)
  if (fitted === null) return tooLong(state.limit)
  const spoken = inForm(state.form, fitted.messages, schemas)
  await logRequest(turn, { ...fitted, messages: [...spoken.messages] })
  const answer = await send(turn, spoken).catch((error: unknown) => {
    if (error instanceof HelixError && !signal.aborted) return error
    throw error
  })
  if (answer instanceof HelixError) {
    state.spent = { ...state.spent, milliseconds: elapsed() }
    return answer
  }
  state.answered = true
  const called = withFewCalls(withWrittenCall(answer))
  await take(turn, called)
  return called
}

/** Calls of one answer that are run: an answer costs one request of the budget, whatever it asks for. */
const mostCalls = 64

/** The rest is as if it had not been called, so that each call of the conversation has its result. */
function withFewCalls(answer: Completion): Completion {
  const leftOut = answer.toolCalls.length - mostCalls
  return leftOut <= 0 ? answer : { ...answer, toolCalls: answer.toolCalls.slice(0, mostCalls), leftOut }
}

async function logRequest({ state, ports, assignment }: Turn, { messages, pruned }: Fitted): Promise<void> {
  const cut = pruned.outputs + pruned.rounds > 0
  if (cut) ports.onEvent?.({ kind: 'pruned', ...pruned })
  await ports.log.write({
    type: 'request',
    digest: sha256(canonicalJson(messages.map(wellFormed))),
    messages: state.unlogged,
    ...(cut ? { pruned } : {}),
  })
  state.unlogged = []
  ports.onEvent?.({ kind: 'request', step: state.spent.steps + 1, of: assignment.budget.steps })
}

/** A model may cut a surrogate pair in two, which canonical JSON cannot hold. */
function wellFormed(message: ChatMessage): unknown {
  return JSON.parse(JSON.stringify(message), (_, held: unknown) =>
    typeof held === 'string' ? held.toWellFormed() : held,
  )
}

const schemas = tools.map(({ schema }) => schema)

function send({ model, signal, ports }: Turn, spoken: ReturnType<typeof inForm>): Promise<Completion> {
  return model.complete({
    ...spoken,
    signal,
    onProgress: (characters) => ports.onEvent?.({ kind: 'receiving', characters }),
    onRetry: (why) => ports.onEvent?.({ kind: 'retry', why }),
  })
}

async function take({ state, ports, assignment, elapsed }: Turn, completion: Completion): Promise<void> {
  const { content, reasoning, details, toolCalls, finishReason, usage } = completion
  const cost = costOf(usage, assignment.price)
  const all = addUsage(state.spent.usage, usage)
  state.spent = {
    steps: state.spent.steps + 1,
    usage: all,
    // Where the price was unknown before a resume, what was used up then costs the same.
    cost: cost === null || state.spent.cost === null ? costOf(all, assignment.price) : state.spent.cost + cost,
    milliseconds: elapsed(),
  }
  const { spent } = state
  await ports.log.write({
    type: 'response',
    content,
    reasoning,
    ...(details !== undefined && { details }),
    calls: toolCalls,
    finish: finishReason,
    usage,
    cost,
    spent,
  })
  state.messages.push(assistantMessage(completion))
  ports.onEvent?.({ kind: 'usage', spent, of: assignment.budget })
  if (content.trim() !== '') ports.onEvent?.({ kind: 'said', text: content })
}

function tooLong(limit: number): HelixError {
  return new HelixError('agent/context-overflow', `rules, brief and the newest output have more than ${limit} tokens`, {
    hint: 'use a model with a larger context window',
  })
}
