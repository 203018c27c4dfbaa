import { sha256 } from '@helix/core'
import type { Completion, ToolCall } from '../model/client.ts'
import { abortedText } from '../log/resume.ts'
import { tools } from '../tools/index.ts'
import { failed } from '../tools/tool.ts'
import { runningOut } from './budget.ts'
import { type CallResult, callTool } from './call-tool.ts'
import { stop } from './endings.ts'
import { decide, nudge } from './nudge.ts'
import type { Ending } from './port.ts'
import { repetition } from './repetition.ts'
import { mostRounds, wornOutGate } from './rounds.ts'
import type { Turn } from './turn.ts'

/** Answers in a row with nothing but malformed calls before a run ends. */
const mostMalformed = 5

/** Tools that do or say something else when the same call is made a second time. */
const changedByRepeating: ReadonlySet<string> = new Set(['edit_file', 'delete_file', 'run', 'record_decision'])

const repeated =
  'the same call with the same result, or the same error, again and again: do something else, finish, or stop with the reason'

/**
 * Runs the calls of an answer, in order; answers the run's ending, or null to go on. `begun` is the call that had begun when the
 * run was killed: it is made again where that changes nothing.
 */
export async function runCalls(turn: Turn, answer: Completion, begun: string | null = null): Promise<Ending | null> {
  if (answer.toolCalls.length === 0) return nudge(turn, answer)
  turn.state.wordless = 0
  let malformed = 0
  const made = new Set<string>()
  for (const call of answer.toolCalls) {
    const wasCut = call.id === begun && changedByRepeating.has(call.name)
    const result = await runCall(turn, call, answer, { wasCut, made })
    if (result.malformed) malformed += 1
    const ending = result.ending ?? wornOut(turn) ?? circling(turn)
    if (ending !== null) return ending
    turn.signal.throwIfAborted()
  }
  turn.state.malformed = malformed === answer.toolCalls.length ? turn.state.malformed + 1 : 0
  if (turn.state.malformed >= mostMalformed) {
    return stop(
      turn,
      answer.ending === 'cut' ? 'agent/length-limited' : 'agent/malformed-calls',
      `${mostMalformed} answers in a row held no call that Helix could run`,
    )
  }
  return null
}

interface Within {
  wasCut: boolean
  /** What the answer's calls before this one were, and came to. */
  made: Set<string>
}

/** Runs a call; one that was cut off is answered with that. */
async function runCall(turn: Turn, call: ToolCall, answer: Completion, { wasCut, made }: Within): Promise<CallResult> {
  const { state, ports, signal, assignment } = turn
  const { id, name, arguments: given } = call
  await ports.log.write({ type: 'tool-call', id, name, arguments: given })
  const result = wasCut
    ? { ...failed(abortedText), malformed: false }
    : await callTool(tools, call, answer.ending, {
        ...ports,
        signal,
        check: () => ports.check(signal),
        finished: (proposal) => ports.finished(proposal, signal),
      })
  if (result.decision !== undefined) await ports.log.write({ type: 'decision', ...result.decision, by: 'agent' })
  if (result.findings !== undefined) {
    state.checks.push(result.findings)
    await ports.log.write({
      type: 'check',
      asked: call.name === 'finish' ? 'finish' : 'check',
      findings: result.findings,
    })
    ports.onEvent?.({ kind: 'findings', findings: result.findings })
  }
  const again = isRepeated(state.calls, made, sha256(deedOf(call, result))) ? repeated : null
  if (again !== null) await decide(turn, 'nudge', again)
  const all = call === answer.toolCalls.at(-1) ? leftOut(answer) : null
  const notes = [again, all, runningOut(assignment.budget, state.spent)].filter((note) => note !== null)
  const text = [result.text, ...notes.map((note) => `[${note}]`)].join('\n')
  state.messages.push({ role: 'tool', tool_call_id: call.id, content: text })
  await ports.log.write({ type: 'tool-result', id: call.id, ok: result.ok, text })
  const path = pathOf(call)
  ports.onEvent?.({ kind: 'tool', name: call.name, ok: result.ok, ...(path === null ? {} : { path }) })
  return result
}

/** What a call was and came to. An error is the same whatever was tried; of malformed calls Helix keeps another count. */
function deedOf({ name, arguments: given }: ToolCall, { ok, text, malformed }: CallResult): string {
  return ok || malformed ? `${name}\n${given}\n${text}` : `${name}\n${text}`
}

/** Adds a call to the history, and answers whether that has to be said. Who asks twice in one answer has seen no result yet. */
function isRepeated(history: string[], made: Set<string>, deed: string): boolean {
  if (made.has(deed)) return false
  made.add(deed)
  history.push(deed)
  return repetition(history) === 'nudge'
}

function leftOut({ toolCalls, leftOut: others }: Completion): string | null {
  if (others === undefined) return null
  return `only the first ${toolCalls.length} calls of an answer are run: make the other ${others} again, fewer at once`
}

function pathOf(call: ToolCall): string | null {
  return /"path"\s*:\s*"([^"\\]*)"/.exec(call.arguments)?.[1] ?? null
}

function wornOut(turn: Turn): Ending | null {
  const gate = wornOutGate(turn.state.checks)
  if (gate === null) return null
  return stop(turn, 'agent/rounds', `${gate} still refuses after ${mostRounds} rounds of findings`)
}

function circling(turn: Turn): Ending | null {
  if (repetition(turn.state.calls) !== 'stop') return null
  return stop(
    turn,
    'agent/repetition',
    'the model goes round in circles: the same calls, or the same error, again and again',
  )
}
