import type { ChatMessage } from '../model/message.ts'
import { estimateTokens } from '../model/usage.ts'

export interface Fitted {
  messages: ChatMessage[]
  pruned: { outputs: number; rounds: number }
}

/** Tokens at the end of a conversation whose tool outputs stay whole as long as anything else can go. */
const keptWhole = 16_000
const shortOutput = 200

/**
 * The conversation cut down to about `limit` tokens (estimated). First old tool outputs go, then whole old rounds (an
 * answer with all results of its calls), so that no call is ever without its result. The first two messages, rules
 * and brief, always stay. Null when even the newest round does not fit.
 */
export function fitContext(messages: readonly ChatMessage[], limit: number): Fitted | null {
  const whole = [...messages]
  if (tokensOf(whole) <= limit) return { messages: whole, pruned: { outputs: 0, rounds: 0 } }
  const { messages: shorter, outputs } = withoutOldOutputs(whole, limit)
  const opening = shorter.slice(0, 2)
  let rounds = roundsOf(shorter.slice(2))
  let gone = 0
  while (tokensOf([...opening, ...rounds.flat()]) > limit && rounds.length > 1) {
    rounds = rounds.slice(1)
    gone += 1
  }
  const note: ChatMessage[] =
    gone === 0
      ? []
      : [{ role: 'user', content: `[${gone} earlier rounds left out to save room; your files are as you left them]` }]
  const fitted = [...opening, ...note, ...rounds.flat()]
  return tokensOf(fitted) > limit + 50 ? null : { messages: fitted, pruned: { outputs, rounds: gone } }
}

/** Tokens of a conversation, by rule of thumb. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return estimateTokens(messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0))
}

function withoutOldOutputs(messages: ChatMessage[], limit: number): { messages: ChatMessage[]; outputs: number } {
  const shorter = [...messages]
  let outputs = 0
  for (const [place, message] of messages.entries()) {
    if (tokensOf(shorter) <= limit) break
    if (message.role !== 'tool' || message.content.length <= shortOutput) continue
    if (tokensOf(messages.slice(place)) <= Math.min(keptWhole, limit / 2)) break
    shorter[place] = {
      ...message,
      content: `[output of ${message.content.length} characters left out to save room; call the tool again if you need it]`,
    }
    outputs += 1
  }
  return { messages: shorter, outputs }
}

function roundsOf(messages: ChatMessage[]): ChatMessage[][] {
  const rounds: ChatMessage[][] = []
  for (const message of messages) {
    const current = rounds.at(-1)
    if (message.role === 'assistant' || current === undefined) rounds.push([message])
    else current.push(message)
  }
  return rounds
}
