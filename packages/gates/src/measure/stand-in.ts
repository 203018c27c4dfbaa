import { createServer } from 'node:http'

export interface StandIn {
  url: string
  /** How many requests it has had so far. */
  requests: () => number
}

/** A server on loopback that stands in for a service of the product while `use` runs: it answers 501 to everything. */
export async function withStandIn<T>(use: (standIn: StandIn) => Promise<T>): Promise<T> {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response
      .writeHead(501, { 'content-type': 'text/plain', connection: 'close' })
      .end('not implemented (a stub by Helix)\n')
  })
  const listening = Promise.withResolvers<undefined>()
  server.once('error', listening.reject)
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  try {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')
    return await use({ url: `http://127.0.0.1:${address.port}`, requests: () => requests })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
