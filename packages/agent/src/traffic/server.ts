import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { parseJson } from '@helix/core'
import { firstDifference } from './difference.ts'
import type { Answer, Exchange, Recording } from './recording.ts'

export interface TrafficServer {
  /** In place of the endpoint's address. */
  baseUrl: string
  /** Recorded answers that nobody has asked for yet. */
  left(): number
  close(): Promise<void>
}

/**
 * Gives recorded answers on a free loopback port, byte for byte and ending as they ended. A request gets the first unused answer
 * that was recorded for exactly this request; any other is answered 409 with where it differs from the next one.
 */
export async function startTrafficServer({ exchanges }: Recording): Promise<TrafficServer> {
  const left = [...exchanges]
  const server = createServer((request, response) => {
    void text(request).then((body) => answer(left, request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the traffic server has no port')
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    left: () => left.length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(left: Exchange[], { url }: IncomingMessage, response: ServerResponse, body: string): void {
  const asked = { path: url ?? '', body: parseJson(body) ?? body }
  const place = left.findIndex(({ request }) => firstDifference(request, asked) === null)
  const [found] = place === -1 ? [] : left.splice(place, 1)
  if (found !== undefined) return found.answer === null ? void response.destroy() : send(response, found.answer)
  const [next] = left
  const why = next === undefined ? 'every recorded answer has been given' : firstDifference(next.request, asked)
  refuse(response, `no answer was recorded for this request: ${why}`)
}

function send(response: ServerResponse, { status, headers, pieces, ended }: Answer): void {
  if (status === null) return
  response.writeHead(status, headers)
  response.flushHeaders()
  for (const piece of pieces) response.write(piece)
  if (ended === 'whole') response.end()
  // The bytes must be on their way before the connection goes; in silence it stays until the client gives up.
  if (ended === 'broken') setTimeout(() => response.destroy(), 20)
}

/** The SDK would repeat a 409; nothing changes by itself here. */
function refuse(response: ServerResponse, message: string): void {
  response.writeHead(409, { 'content-type': 'application/json', 'x-should-retry': 'false' })
  response.end(JSON.stringify({ error: { message, type: 'traffic_mismatch', code: 'traffic_mismatch' } }))
}
