import type { Completion } from '../model/client.ts'
import { stop } from './endings.ts'
import type { Ending } from './port.ts'
import { say } from './run-state.ts'
import type { Turn } from './turn.ts'

/** Answers in a row without a tool call before a run ends. */
const mostWordless = 3

const says = {
  complete:
    'Nothing was done: text alone has no effect. Call a tool. When the work is done call finish; when you cannot go on call stop. ' +
    'If you cannot call tools, end your answer with one fenced block of JSON: {"tool": "<name>", "arguments": {…}}.',
  cut: 'Your answer was cut at the length limit. Write less at once: one short tool call.',
}

/** Answers a text without a tool call: tells the model what to do, or ends the run. */
export async function nudge(turn: Turn, { ending }: Completion): Promise<Ending | null> {
  if (ending === 'filtered') return stop(turn, 'agent/filtered', 'the content filter of the server withheld the answer')
  turn.state.wordless += 1
  if (turn.state.wordless >= mostWordless) {
    return ending === 'cut'
      ? stop(turn, 'agent/length-limited', `${mostWordless} answers in a row were cut at the length limit`)
      : stop(turn, 'agent/no-tool-call', `${mostWordless} answers in a row called no tool`)
  }
  say(turn.state, says[ending])
  await decide(turn, 'nudge', says[ending])
  return null
}

/** Writes down what the loop decided by itself. */
export async function decide({ ports }: Turn, decision: string, reason: string): Promise<void> {
  await ports.log.write({ type: 'decision', decision, reason })
  ports.onEvent?.({ kind: 'nudge', why: reason })
}
