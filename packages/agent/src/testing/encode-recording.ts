import { encodeExchange, encodeHeader, type Recording } from '../traffic/recording.ts'

/** The text of a recording: JSON, a line for the header and one for each exchange; what a request repeats is not written twice. */
export function encodeRecording({ exchanges, ...header }: Recording): string {
  const bodies = [{}, ...exchanges.map(({ request }) => request.body)]
  const lines = exchanges.map((exchange, at) => encodeExchange(exchange, bodies[at] ?? {}))
  return encodeHeader(header) + lines.join('')
}
