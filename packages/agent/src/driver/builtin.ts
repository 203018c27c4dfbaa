import { canonicalJson, sha256 } from '@helix/core'
import type { OpenCalls } from '../log/resume.ts'
import type { ModelClient } from '../model/client.ts'
import { tools } from '../tools/index.ts'
import { removeLeftovers } from '../workspace/place-file.ts'
import { askModel } from './ask-model.ts'
import { exhausted } from './budget.ts'
import { closeRun } from './close-run.ts'
import { aborted, stop } from './endings.ts'
import type { AgentDriver, Assignment, Ending, RunOutcome, RunPorts } from './port.ts'
import { runCalls } from './run-calls.ts'
import { type RunState, startState } from './run-state.ts'
import type { Turn } from './turn.ts'

export interface BuiltinOptions {
  model: ModelClient
  /** Milliseconds; only differences count. */
  now: () => number
  /** Version of Helix, for the log. */
  helix: string
  /** The model's context window in tokens; default 128,000. */
  contextWindow?: number
}

/** Share of the window that a conversation may fill; the rest is for the tools' schemas and the answer. */
const filled = 0.8

/**
 * Helix's own agent: a loop of one request and its tool calls, until a proposal is accepted, an amendment is proposed, or
 * something ends it honestly. The model decides nothing but its calls.
 */
export function builtinDriver(options: BuiltinOptions): AgentDriver {
  return { name: 'builtin', run: (assignment, ports) => run(assignment, ports, options) }
}

async function run(assignment: Assignment, ports: RunPorts, options: BuiltinOptions): Promise<RunOutcome> {
  const state = startState(assignment, Math.floor((options.contextWindow ?? 128_000) * filled))
  await open(assignment, ports, options, state)
  const before = state.spent.milliseconds
  const started = options.now()
  const deadline = AbortSignal.timeout(Math.max(1, Math.floor(assignment.budget.minutes * 60_000 - before)))
  const signal = AbortSignal.any(ports.signal === undefined ? [deadline] : [deadline, ports.signal])
  const turn: Turn = {
    assignment,
    ports,
    state,
    model: options.model,
    signal,
    elapsed: () => before + options.now() - started,
  }
  let left = assignment.resume?.open ?? null
  for (;;) {
    const ending = await takeTurn(turn, left)
    left = null
    // Gates, and what was cut off, take time too.
    if (ending !== null) return closeRun(ports, ending, { ...state.spent, milliseconds: turn.elapsed() })
  }
}

/** Asks, and makes the calls of the answer; or those that a killed run had left of its last one. */
async function takeTurn(turn: Turn, left: OpenCalls | null): Promise<Ending | null> {
  const { state, assignment, signal } = turn
  try {
    state.spent = { ...state.spent, milliseconds: turn.elapsed() }
    signal.throwIfAborted()
    if (left !== null) return await runCalls(turn, left.answer, left.begun)
    const over = exhausted(assignment.budget, state.spent)
    if (over !== null) return stop(turn, over.code, over.reason)
    const answer = await askModel(turn)
    return 'kind' in answer ? answer : await runCalls(turn, answer)
  } catch (error) {
    // Whatever was under way when the signal fired ends as it likes; the signal is the reason.
    if (!signal.aborted) throw error
    return aborted(turn)
  }
}

async function open(
  { runId, resume, step, spec, base, price }: Assignment,
  ports: RunPorts,
  options: BuiltinOptions,
  state: RunState,
): Promise<void> {
  if (resume !== undefined) {
    await removeLeftovers(ports.workspace.root)
    const reason = `continued after ${resume.spent.steps} requests; ${resume.open?.answer.toolCalls.length ?? 0} calls had no result`
    return ports.log.write({ type: 'decision', decision: 'resumed', reason })
  }
  await ports.log.write({
    type: 'run',
    version: 1,
    id: runId,
    helix: options.helix,
    driver: 'builtin',
    model: options.model.name,
    host: options.model.host,
    step,
    spec,
    base,
    prompt: sha256(canonicalJson(state.messages)),
    tools: sha256(canonicalJson(tools.map(({ schema }) => schema))),
    ...(price !== undefined && { price }),
    sandbox: ports.enclosure.sandbox,
  })
}
