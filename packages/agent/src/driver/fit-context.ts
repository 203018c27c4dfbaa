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
 * and brief, always stay, and so does the newest output. Null when even these do not fit.
 */
export function fitContext(messages: readonly ChatMessage[], limit: number): Fitted | null {
  const whole = [...messages]
  if (tokensOf(whole) <= limit) return { messages: whole, pruned: { outputs: 0, rounds: 0 } }
  const { messages: shorter, outputs } = withoutOldOutputs(whole, limit)
  const rounds = roundsOf(shorter.slice(2))
  for (let gone = 0; gone < Math.max(1, rounds.length); gone++) {
    const fitted = [...shorter.slice(0, 2), ...noteOf(gone), ...rounds.slice(gone).flat()]
    if (tokensOf(fitted) <= limit) return { messages: fitted, pruned: { outputs, rounds: gone } }
  }
  return null
}

function noteOf(gone: number): ChatMessage[] {
  if (gone === 0) return []
  return [{ role: 'user', content: `[earlier rounds left out to save room: ${gone}; your files are as you left them]` }]
}

/** Tokens of a conversation, by rule of thumb. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return estimateTokens(messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0))
}

function withoutOldOutputs(messages: ChatMessage[], limit: number): { messages: ChatMessage[]; outputs: number } {
  const shorter = [...messages]
  let outputs = 0
  // The newest output is what the model asked for last; without it the run would turn in circles.
  for (const [place, message] of messages.slice(0, -1).entries()) {
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
