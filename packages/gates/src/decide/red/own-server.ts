import type { Failure } from '../../run/run.ts'
import type { RedContext } from './context.ts'

/** Of Node, of Python, of Chromium and of Firefox. */
const refused = /\bECONNREFUSED\b|_CONNECTION_REFUSED\b/

/**
 * Whether the failure is a refused connection to the own service: one that could not be started, at the address that the
 * tests were given. `null`: no refused connection at all.
 */
export function refusedByOwnServer(failure: Failure, context: RedContext): boolean | null {
  const links = [failure, ...failure.causes]
  if (!links.some(({ code, message }) => code === 'ECONNREFUSED' || refused.test(message))) return null
  if (context.serviceUrl === null) return false
  const ports = links.flatMap(({ message }) =>
    [...message.matchAll(/CONN(?:ECTION_)?REFUSED (?:at )?\S*?:(\d+)\b/g)].map(([, port]) => port),
  )
  const own = new URL(context.serviceUrl).port
  if (ports.length > 0) return ports.every((port) => port === own)
  // Where the message names no port, the code that took part must at least ask for the address.
  const files = [context.file, ...failure.frames.filter(({ inside }) => inside).map(({ file }) => file)]
  return context.serviceStarted === false && files.some((file) => context.asksForService(file))
}
