import type { StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import type { Io } from '../io.ts'
import { mcpServer } from './server.ts'

/** Serves one client until its connection ends or the process is told to stop. */
export async function serve(io: Io, transport: StdioServerTransport): Promise<void> {
  const { server, session } = mcpServer(io)
  const ended = Promise.withResolvers<void>()
  // The SDK knows this one callback and no event.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener
  server.server.onclose = () => ended.resolve()
  const stop = (): void => void server.close()
  io.signal.addEventListener('abort', stop, { once: true })
  await server.connect(transport)
  await ended.promise
  io.signal.removeEventListener('abort', stop)
  await session.end()
}
