/** A clock that runs out when nothing arrives for too long. */
export interface IdleClock {
  signal: AbortSignal
  /** Something arrived: start counting again. */
  touch(): void
  expired(): boolean
  stop(): void
}

/** `first` milliseconds may pass until the first byte, `next` between any two after it. */
export function idleClock(first: number, next: number): IdleClock {
  const controller = new AbortController()
  let timer = setTimeout(() => controller.abort(), first)
  return {
    signal: controller.signal,
    touch: () => {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), next)
    },
    expired: () => controller.signal.aborted,
    stop: () => clearTimeout(timer),
  }
}

/** The response with a body that reports every piece of bytes; so keep-alive comments count as life. */
export function observed(response: Response, onBytes: (bytes: Uint8Array) => void): Response {
  if (response.body === null) return response
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (bytes, controller) => {
        onBytes(bytes)
        controller.enqueue(bytes)
      },
    }),
  )
  return new Response(body, { status: response.status, headers: response.headers })
}
