import type { ChatMessage } from '../model/message.ts'
import { estimateTokens } from '../model/usage.ts'
import { elide } from '../workspace/elide.ts'

export interface Fitted {
  messages: ChatMessage[]
  pruned: { outputs: number; rounds: number }
}

/** Tokens at the end of a conversation whose tool outputs stay whole as long as anything else can go. */
const keptWhole = 16_000
const shortOutput = 200
/** Part of the limit that goes at once: what is sent then begins as before for many requests, and endpoints find it in their caches. */
const share = 1 / 4

/**
 * The conversation cut down to at most `limit` tokens (estimated). First old tool outputs go, then whole old rounds (an
 * answer with all results of its calls), so that no call is ever without its result. The first two messages, rules
 * and brief, always stay, and so does the newest output, in part where it alone is too long. Null when even these do not fit.
 */
export function fitContext(messages: readonly ChatMessage[], limit: number): Fitted | null {
  const over = tokensOf(messages) - limit
  if (over <= 0) return { messages: [...messages], pruned: { outputs: 0, rounds: 0 } }
  const going = Math.ceil(over / (limit * share)) * limit * share
  const { messages: shorter, outputs } = withoutOldOutputs(messages, going, Math.min(keptWhole, limit / 2))
  if (tokensOf(shorter) <= limit) return { messages: shorter, pruned: { outputs, rounds: 0 } }
  const fitted = withoutOldRounds(shorter, tokensOf(messages) - going)
  if (tokensOf(fitted.messages) <= limit) return { ...fitted, pruned: { outputs, rounds: fitted.rounds } }
  const cut = withShortEnd(fitted.messages, limit)
  return cut === null ? null : { messages: cut, pruned: { outputs: outputs + 1, rounds: fitted.rounds } }
}

/** Tokens of a conversation, by rule of thumb. */
export function tokensOf(messages: readonly ChatMessage[]): number {
  return estimateTokens(sizeOf(messages))
}

function sizeOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + JSON.stringify(message).length, 0)
}

/** Takes the oldest outputs away until so many tokens have gone, or only so many are `left`. */
function withoutOldOutputs(messages: readonly ChatMessage[], going: number, left: number) {
  let [gone, outputs, rest] = [0, 0, sizeOf(messages)]
  const shorter = messages.map((message, place) => {
    const size = sizeOf([message])
    const isNeeded = estimateTokens(gone) < going && estimateTokens(rest) > left
    rest -= size
    // The newest output is what the model asked for last; without it the run would turn in circles.
    if (!isNeeded || place === messages.length - 1 || message.role !== 'tool') return message
    if (message.content.length <= shortOutput) return message
    const content = `[output of ${message.content.length} characters left out to save room; call the tool again if you need it]`
    gone += size - content.length
    outputs += 1
    return { ...message, content }
  })
  return { messages: shorter, outputs }
}

/** Takes the oldest rounds away until at most so many tokens are left, or one round. */
function withoutOldRounds(messages: readonly ChatMessage[], most: number) {
  const kept = roundsOf(messages.slice(2))
  let [size, rounds] = [sizeOf(messages), 0]
  while (estimateTokens(size) > most && kept.length > 1) {
    size -= sizeOf(kept.shift() ?? [])
    rounds += 1
  }
  const note = `[earlier rounds left out to save room: ${rounds}; your files are as you left them]`
  const told: ChatMessage[] = rounds === 0 ? [] : [{ role: 'user', content: note }]
  return { messages: [...messages.slice(0, 2), ...told, ...kept.flat()], rounds }
}

/** Characters of the newest output that are shown at least, and those that a note of what is left out may take. */
const [leastShown, note] = [1_000, 200]

/** Shows beginning and end of the newest output; null where that is no help. */
function withShortEnd(messages: readonly ChatMessage[], limit: number): ChatMessage[] | null {
  const newest = messages.at(-1)
  if (newest?.role !== 'tool') return null
  // What JSON escapes is longer there.
  const most = newest.content.length * (1 - (sizeOf(messages) - (limit - 1) * 4) / sizeOf([newest])) - note
  if (most < leastShown) return null
  const cut = [
    ...messages.slice(0, -1),
    { ...newest, content: elide(newest.content, Math.floor(most), 'ask for less at once') },
  ]
  return tokensOf(cut) <= limit ? cut : null
}

function roundsOf(messages: readonly ChatMessage[]): ChatMessage[][] {
  const rounds: ChatMessage[][] = []
  for (const message of messages) {
    const current = rounds.at(-1)
    if (message.role === 'assistant' || current === undefined) rounds.push([message])
    else current.push(message)
  }
  return rounds
}
