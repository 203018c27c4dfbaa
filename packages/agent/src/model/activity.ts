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

/** The response with a body of which every piece of bytes is shown before it is handed on; keep-alive comments are such, too. */
export function watched(
  { body, status, headers }: Response,
  see: (bytes: Uint8Array, controller: TransformStreamDefaultController<Uint8Array>) => void,
): Response {
  const seen = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, controller) => {
      controller.enqueue(bytes)
      see(bytes, controller)
    },
  })
  return new Response(body === null ? null : body.pipeThrough(seen), { status, headers })
}
