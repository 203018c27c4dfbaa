import { type RequestListener, createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { measureSmoke, notStarted } from './smoke.ts'

const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}

describe('smoke', () => {
  it('asks for each path and says which status came back', async () => {
    const url = await aServer((request, response) => {
      response.statusCode = request.url === '/healthz' ? 200 : 302
      response.end()
    })
    const run = await measureSmoke(url, { gets: { '/healthz': 200, '/old': 200 }, load: null })
    expect(run).toEqual({
      started: true,
      reason: '',
      gets: [
        { path: '/healthz', expected: 200, status: 200 },
        { path: '/old', expected: 200, status: 302 },
      ],
      load: null,
    })
  })

  it('has no status where nobody answers', async () => {
    const run = await measureSmoke('http://127.0.0.1:1', { gets: { '/': 200 }, load: null })
    expect(run.gets).toEqual([{ path: '/', expected: 200, status: null }])
  })

  it('counts answers outside 2xx and measures the 95th percentile under load', async () => {
    let asked = 0
    const url = await aServer((_, response) => {
      asked += 1
      response.statusCode = asked % 10 === 0 ? 500 : 200
      setTimeout(() => response.end('x'), 5)
    })
    const { load } = await measureSmoke(url, { gets: {}, load: { path: '/cart', seconds: 1 } })
    expect(load?.path).toBe('/cart')
    expect(load?.requests).toBeGreaterThan(50)
    expect((load?.errors ?? 0) / (load?.requests ?? 1)).toBeCloseTo(0.1, 1)
    expect(load?.p95Ms).toBeGreaterThanOrEqual(4)
    expect(load?.p95Ms).toBeLessThan(1_000)
    expect(load?.seconds).toBeGreaterThanOrEqual(1)
  })

  it.each([
    ['is quick for its first answers alone', (asked: number) => (asked > 2000 ? 300 : 0)],
    ['stands still between quick answers', () => Math.max(0, 300 - (Date.now() % 500))],
  ])('a service that %s is slow', async (_, pause) => {
    let asked = 0
    const url = await aServer((_request, response) => void setTimeout(() => response.end('x'), pause((asked += 1))))
    const { load } = await measureSmoke(url, { gets: {}, load: { path: '/', seconds: 2 } })
    expect(load?.p95Ms).toBeGreaterThan(150)
    expect(load?.errors).toBe(0)
  })

  it('asks again after the load: a service that answers the first requests only does not', async () => {
    let left = 1
    const url = await aServer((request, response) => {
      response.statusCode = request.url === '/healthz' && left-- <= 0 ? 500 : 200
      response.end()
    })
    const { gets } = await measureSmoke(url, { gets: { '/healthz': 200 }, load: { path: '/', seconds: 1 } })
    expect(gets).toEqual([{ path: '/healthz', expected: 200, status: 500 }])
  })

  it('puts load on with requests that look like any, and counts answers that are cut short', async () => {
    const strange: unknown[] = []
    let open = 0
    const url = await aServer((request, response) => {
      if (request.headers['user-agent'] !== 'node' || request.headers.accept !== '*/*') strange.push(request.headers)
      open += 1
      const page = open > 1 ? '' : 'x'.repeat(4_000)
      setTimeout(() => (response.end(page), (open -= 1)), 5)
    })
    const { load } = await measureSmoke(url, { gets: {}, load: { path: '/', seconds: 1 } })
    expect(strange).toEqual([])
    expect((load?.errors ?? 0) / (load?.requests ?? 1)).toBeGreaterThan(0.5)
  })

  it('counts every request that finds nobody as an error, and no budget holds', async () => {
    const url = await aServer((request) => request.destroy())
    const { load } = await measureSmoke(url, { gets: {}, load: { path: '/', seconds: 1 } })
    expect(load?.requests).toBeGreaterThan(0)
    expect(load?.errors).toBe(load?.requests)
    expect(load?.p95Ms).toBe(Number.POSITIVE_INFINITY)
  })

  it('of a service that did not start measures nothing', () => {
    expect(notStarted('no port')).toEqual({ started: false, reason: 'no port', gets: [], load: null })
  })
})
