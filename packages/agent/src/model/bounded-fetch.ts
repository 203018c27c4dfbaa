import { HelixError } from '@helix/core'

type Fetch = typeof fetch

/** Asks like the one it is given; an answer of more bytes than `most` breaks off. HelixError agent/endless-answer, while it is read. */
export function boundedFetch(send: Fetch, most: number): Fetch {
  return async (input, init) => {
    const response = await send(input, init)
    if (response.body === null) return response
    let seen = 0
    const bound = new TransformStream<Uint8Array, Uint8Array>({
      transform: (bytes, controller) => {
        seen += bytes.length
        if (seen > most) controller.error(endless(`${most} bytes`))
        else controller.enqueue(bytes)
      },
    })
    return new Response(response.body.pipeThrough(bound), { status: response.status, headers: response.headers })
  }
}

/** `most` is a limit with its unit. */
export function endless(most: string): HelixError {
  return new HelixError('agent/endless-answer', `the answer has more than ${most}; Helix stopped reading`, {
    hint: 'look at the server’s own log, or use another model',
  })
}
