import { canonicalJson, type ErrorCode, type Finding, sha256 } from '@helix/core'
import type { ModelClient } from '../model/client.ts'
import type { ChatMessage } from '../model/message.ts'
import { type Spent, unspent } from '../model/usage.ts'
import { tools } from '../tools/index.ts'
import { removeLeftovers } from '../workspace/place-file.ts'
import type { CallForm } from './call-form.ts'
import type { Assignment, Ending, RunPorts } from './port.ts'

export interface BuiltinOptions {
  model: ModelClient
  /** Milliseconds; only differences count. */
  now: () => number
  /** Version of Helix, for the log. */
  helix: string
  /** The model's context window in tokens; default 128,000. */
  contextWindow?: number
}

/** What the loop is given, and what it knows of itself: the conversation and what was used up are changed nowhere else. */
export interface Run {
  readonly assignment: Assignment
  readonly ports: RunPorts
  readonly model: ModelClient
  /** Ends with the caller's signal or the run's minutes. */
  readonly signal: AbortSignal
  /** Milliseconds of the run so far, those before a resume included. */
  readonly elapsed: () => number
  /** The whole conversation, nothing pruned, and what of it the next request entry must write down. */
  messages: ChatMessage[]
  unlogged: ChatMessage[]
  spent: Spent
  /** The findings of every check, oldest first. */
  checks: Finding[][]
  /** One text per call; see `repetition`. */
  deeds: string[]
  /** Answers in a row without a tool call, and with nothing but malformed ones. */
  wordless: number
  malformed: number
  /** Tokens that the conversation may have. */
  limit: number
  /** How the model calls tools, and whether it has answered in this form. */
  form: CallForm
  answered: boolean
  /** An answer is on its way. */
  underWay: boolean
}

/** Share of the window that a conversation may fill; the rest is for the tools' schemas and the answer. */
const filled = 0.8

/** Begins a run, or goes on where a killed one was; its log says which. */
export async function startRun(assignment: Assignment, ports: RunPorts, options: BuiltinOptions): Promise<Run> {
  const { resume, rules, brief, price, budget } = assignment
  const { model, now, contextWindow = 128_000 } = options
  const opening: ChatMessage[] = [
    { role: 'system', content: rules },
    { role: 'user', content: brief },
  ]
  const spent = resume?.spent ?? { ...unspent, cost: price === undefined ? null : 0 }
  const started = now()
  const deadline = AbortSignal.timeout(Math.max(1, Math.floor(budget.minutes * 60_000 - spent.milliseconds)))
  const run: Run = {
    assignment,
    ports,
    model,
    signal: AbortSignal.any(ports.signal === undefined ? [deadline] : [deadline, ports.signal]),
    elapsed: () => spent.milliseconds + now() - started,
    messages: [...(resume?.messages ?? opening)],
    unlogged: resume === undefined ? opening : [],
    spent,
    checks: [...(resume?.checks ?? [])],
    deeds: [],
    wordless: 0,
    malformed: 0,
    limit: Math.floor(contextWindow * filled),
    form: 'tools',
    answered: false,
    underWay: false,
  }
  // A request that ends in the model's own words would be taken for words to go on with.
  if (run.messages.at(-1)?.role === 'assistant' && !resume?.open) say(run, 'Go on: call a tool.')
  await logStart(run, options)
  return run
}

async function logStart({ assignment, ports, messages }: Run, { model, helix }: BuiltinOptions): Promise<void> {
  const { runId: id, resume, step, spec, base, price } = assignment
  if (resume !== undefined) {
    await removeLeftovers(ports.workspace.root)
    const reason = `continued after ${resume.spent.steps} requests; ${resume.open?.answer.toolCalls.length ?? 0} calls had no result`
    return ports.log.write({ type: 'decision', decision: 'resumed', reason })
  }
  await ports.log.write({
    type: 'run',
    version: 1,
    id,
    helix,
    driver: 'builtin',
    model: model.name,
    host: model.host,
    step,
    spec,
    base,
    prompt: sha256(canonicalJson(messages)),
    tools: sha256(canonicalJson(tools.map(({ schema }) => schema))),
    ...(price !== undefined && { price }),
    sandbox: ports.enclosure.sandbox,
  })
}

/** Says something to the model that no tool said. */
export function say(run: Run, content: string): void {
  const message: ChatMessage = { role: 'user', content }
  run.messages.push(message)
  run.unlogged.push(message)
}

/** Writes down what the loop decided by itself. */
export async function decide({ ports }: Run, decision: string, reason: string, why = reason): Promise<void> {
  await ports.log.write({ type: 'decision', decision, reason })
  ports.onEvent?.({ kind: 'nudge', why })
}

/** An honest stop; what the last check found is what is left to do. */
export function stop({ checks }: Run, code: ErrorCode, reason: string, hint?: string): Ending {
  return { kind: 'stopped', code, reason, ...(hint !== undefined && { hint }), findings: checks.at(-1) ?? [] }
}

/** The stop when the run's signal has fired: its caller interrupted it, or its minutes are over. */
export function aborted(run: Run): Ending {
  if (run.ports.signal?.aborted === true)
    return stop(run, 'agent/interrupted', 'the run was interrupted; nothing is lost', 'helix next continues it')
  const { minutes } = run.assignment.budget
  // Often why: a server that fell silent, or a model that does not come to an end.
  const answer = run.underWay ? '; an answer of the model was on its way, and had not ended' : ''
  return stop(run, 'agent/budget-minutes', `the run's budget is used up: ${minutes} minutes${answer}`)
}
