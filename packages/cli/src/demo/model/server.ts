import { type Behaviour, startModelServer } from '@helix/fakemodel'
import { missingFrom, type RecordedReply } from './replies.ts'

export interface ReplayServer {
  /** For OPENAI_BASE_URL. */
  baseUrl: string
  /** How many replies have been given, and how many are left. */
  state(): { given: number; left: number }
  close(): Promise<void>
}

/**
 * Replays recorded answers of a model, in their order, streamed. A request is answered only when it holds the step, the spec tag and
 * the strings that the reply was recorded for; any other gets 409 and what it lacks.
 */
export async function startReplayServer(replies: readonly RecordedReply[]): Promise<ReplayServer> {
  let given = 0
  const server = await startModelServer((request) => {
    const next = replies[given]
    if (request.stream !== true) return refused(400, 'only what is streamed was recorded')
    if (next === undefined) return refused(409, `all ${replies.length} recorded replies have been given`)
    const missing = missingFrom(request, next.expects)
    if (missing.length > 0) return refused(409, mismatch(next.expects, missing))
    given++
    return replyOf(next.reply, given)
  })
  return {
    baseUrl: server.baseUrl,
    state: () => ({ given, left: replies.length - given }),
    close: () => server.close(),
  }
}

/** `number` makes the ids of its calls unique. */
function replyOf({ content, toolCalls, usage }: RecordedReply['reply'], number: number): Behaviour {
  return {
    ...(content !== undefined && { content }),
    ...(toolCalls.length > 0 && {
      calls: toolCalls.map(({ name, arguments: held }, index) => ({
        id: `call_${number}_${index}`,
        name,
        arguments: held,
      })),
    }),
    usage: { input: usage.prompt_tokens, output: usage.completion_tokens },
  }
}

function mismatch({ step, spec }: RecordedReply['expects'], missing: readonly string[]): string {
  const named = missing.map((lacking) => JSON.stringify(lacking)).join(', ')
  return `no recorded reply fits: the next one is for ${[step, spec].filter(Boolean).join(' ')}; the request lacks ${named}`
}

/** A client would repeat a 409; nothing changes by itself here. */
function refused(status: number, message: string): Behaviour {
  return { kind: 'error', status, message, code: 'replay_mismatch', headers: { 'x-should-retry': 'false' } }
}
