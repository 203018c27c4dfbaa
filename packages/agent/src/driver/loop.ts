import { sha256 } from '@helix/core'
import { abortedText, type OpenCalls } from '../log/resume.ts'
import type { Completion, ToolCall } from '../model/client.ts'
import { tools } from '../tools/index.ts'
import { failed } from '../tools/tool.ts'
import { ask, narrow } from './ask.ts'
import { exhausted, runningOut } from './budget.ts'
import { type CallResult, callTool } from './call-tool.ts'
import { closeRun } from './close-run.ts'
import type { AgentDriver, Ending } from './port.ts'
import { repetition } from './repetition.ts'
import { mostRounds, wornOutGate } from './rounds.ts'
import { aborted, type BuiltinOptions, decide, type Run, say, startRun, stop } from './run.ts'

/**
 * Helix's own agent: a loop of one request and its tool calls, until a proposal is accepted, an amendment is proposed, or
 * something ends it honestly. The model decides nothing but its calls.
 */
export function builtinDriver(options: BuiltinOptions): AgentDriver {
  return {
    name: 'builtin',
    run: async (assignment, ports) => {
      const run = await startRun(assignment, ports, options)
      let ending = await turn(run, assignment.resume?.open)
      while (ending === null) ending = await turn(run)
      // Gates, and what was cut off, take time too.
      return closeRun(ports, ending, { ...run.spent, milliseconds: run.elapsed() })
    },
  }
}

/** Asks, and makes the calls of the answer; or those that a killed run had left of its last one. Answers the run's ending, or null to go on. */
async function turn(run: Run, left?: OpenCalls | null): Promise<Ending | null> {
  try {
    run.spent = { ...run.spent, milliseconds: run.elapsed() }
    run.signal.throwIfAborted()
    if (left) return await makeCalls(run, left.answer, left.begun)
    const over = exhausted(run.assignment.budget, run.spent)
    if (over !== null) return stop(run, over.code, over.reason)
    const answer = await ask(run)
    if ('kind' in answer) return answer
    return answer.toolCalls.length === 0 ? await nudge(run, answer) : await makeCalls(run, answer)
  } catch (error) {
    // Whatever was under way when the signal fired ends as it likes; the signal is the reason.
    if (!run.signal.aborted) throw error
    return aborted(run)
  }
}

/** Answers in a row without a tool call before a run ends. */
const mostWordless = 3

/** An answer that is cut before it has said more than this was left no room by the conversation. */
const fewTokens = 500

const says = {
  complete:
    'Nothing was done: text alone has no effect. Call a tool. When the work is done call finish; when you cannot go on call stop. ' +
    'If you cannot call tools, end your answer with one fenced block of JSON: {"tool": "<name>", "arguments": {…}}.',
  cut: 'Your answer was cut at the length limit. Write less at once: one short tool call.',
}

/** Answers a text without a tool call: tells the model what to do, or ends the run. */
async function nudge(run: Run, { ending, usage }: Completion): Promise<Ending | null> {
  if (ending === 'filtered') return stop(run, 'agent/filtered', 'the content filter of the server withheld the answer')
  run.wordless += 1
  if (run.wordless >= mostWordless) {
    return ending === 'cut'
      ? stop(run, 'agent/length-limited', `${mostWordless} answers in a row were cut at the length limit`)
      : stop(run, 'agent/no-tool-call', `${mostWordless} answers in a row called no tool`)
  }
  if (ending === 'cut' && usage.output < fewTokens) narrow(run)
  say(run, says[ending])
  await decide(run, 'nudge', says[ending])
  return null
}

/** Answers in a row with nothing but malformed calls before a run ends. */
const mostMalformed = 5

/** Makes the calls of an answer, in order. `begun` is the call that had begun when the run was killed. */
async function makeCalls(run: Run, answer: Completion, begun: string | null = null): Promise<Ending | null> {
  run.wordless = 0
  let malformed = 0
  const made = new Set<string>()
  for (const call of answer.toolCalls) {
    const result = await makeCall(run, call, answer, begun === call.id)
    const notes = await notesOn(run, call, answer, isRepeated(run, made, deedOf(call, result)))
    await tell(run, call, result, notes)
    if (result.malformed) malformed += 1
    const ending = result.ending ?? circling(run)
    if (ending !== null) return ending
    run.signal.throwIfAborted()
  }
  run.malformed = malformed === answer.toolCalls.length ? run.malformed + 1 : 0
  if (run.malformed < mostMalformed) return null
  const code = answer.ending === 'cut' ? 'agent/length-limited' : 'agent/malformed-calls'
  return stop(run, code, `${mostMalformed} answers in a row held no call that Helix could run`)
}

/** Tools that do or say something else when the same call is made a second time. */
const changedByRepeating: ReadonlySet<string> = new Set(['edit_file', 'delete_file', 'run', 'record_decision'])

/** Makes one call. One that had begun when the run was killed is made again where that changes nothing. */
async function makeCall(run: Run, call: ToolCall, { ending }: Completion, hadBegun: boolean): Promise<CallResult> {
  const { ports, signal } = run
  const { id, name, arguments: given } = call
  await ports.log.write({ type: 'tool-call', id, name, arguments: given })
  if (hadBegun && changedByRepeating.has(name)) return { ...failed(abortedText), malformed: false }
  const result = await callTool(tools, call, ending, {
    ...ports,
    signal,
    check: () => ports.check(signal),
    finished: (proposal) => ports.finished(proposal, signal),
  })
  const { decision, findings } = result
  if (decision !== undefined) await ports.log.write({ type: 'decision', ...decision, by: 'agent' })
  if (findings !== undefined) {
    run.checks.push(findings)
    await ports.log.write({ type: 'check', asked: name === 'finish' ? 'finish' : 'check', findings })
    ports.onEvent?.({ kind: 'findings', findings })
  }
  return result
}

/** Gives the model what came of a call. */
async function tell({ ports, messages }: Run, call: ToolCall, { ok, text: said }: CallResult, notes: string[]) {
  const text = [said, ...notes.map((note) => `[${note}]`)].join('\n')
  messages.push({ role: 'tool', tool_call_id: call.id, content: text })
  await ports.log.write({ type: 'tool-result', id: call.id, ok, text })
  const path = /"path"\s*:\s*"([^"\\]*)"/.exec(call.arguments)?.[1]
  ports.onEvent?.({ kind: 'tool', name: call.name, ok, ...(path !== undefined && { path }) })
}

const repeated =
  'the same call with the same result, or the same error, again and again: do something else, finish, or stop with the reason'

/** What the loop itself has to say with the result of a call. */
async function notesOn(
  run: Run,
  call: ToolCall,
  { toolCalls, leftOut }: Completion,
  again: boolean,
): Promise<string[]> {
  if (again) await decide(run, 'nudge', repeated)
  const others =
    leftOut === undefined || call !== toolCalls.at(-1)
      ? null
      : `only the first ${toolCalls.length} calls of an answer are run: make the other ${leftOut} again, fewer at once`
  return [again ? repeated : null, others, runningOut(run.assignment.budget, run.spent)].filter((note) => note !== null)
}

/** What a call was and came to. An error is the same whatever was tried; of malformed calls Helix keeps another count. */
function deedOf({ name, arguments: given }: ToolCall, { ok, text, malformed }: CallResult): string {
  return sha256(ok || malformed ? `${name}\n${given}\n${text}` : `${name}\n${text}`)
}

/** Adds a call to the history, and answers whether that has to be said. Who asks twice in one answer (`made`) has seen no result yet. */
function isRepeated({ deeds }: Run, made: Set<string>, deed: string): boolean {
  if (made.has(deed)) return false
  made.add(deed)
  deeds.push(deed)
  return repetition(deeds) === 'nudge'
}

/** The end of a run that gets no further: one gate refuses too often, or the same is done again and again. */
function circling(run: Run): Ending | null {
  const gate = wornOutGate(run.checks)
  if (gate !== null) return stop(run, 'agent/rounds', `${gate} still refuses after ${mostRounds} rounds of findings`)
  if (repetition(run.deeds) !== 'stop') return null
  const reason = 'the model goes round in circles: the same calls, or the same error, again and again'
  return stop(run, 'agent/repetition', reason)
}
