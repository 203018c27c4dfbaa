import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Service } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, type RunningService, startService } from './index.ts'

const server = (listen: string, answer = 'response.end(request.url)') => [
  process.execPath,
  '-e',
  `require('node:http').createServer((request, response) => { ${answer} }).listen(${listen})`,
]

const aService = (changes: Partial<Service> = {}): Service => ({
  name: 'app',
  run: server("process.env.PORT, '127.0.0.1'"),
  portEnv: 'PORT',
  ready: '/healthz',
  within: 10_000,
  ...changes,
})

async function started(service: Service, cwd = temporaryFolder()): Promise<RunningService> {
  const running = await startService(service, { cwd })
  if (!running.started) throw new Error(running.reason)
  onTestFinished(() => void running.stop())
  return running
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.text(),
    () => null,
  )

test('a service is built, started on a free port, and stopped', async () => {
  const cwd = temporaryFolder()
  const running = await started(aService({ build: ['sh', '-c', 'echo built > built'] }), cwd)
  expect(existsSync(join(cwd, 'built'))).toBe(true)
  expect(running.url).toBe(`http://127.0.0.1:${running.port}`)
  expect(await answers(`${running.url}/x`)).toBe('/x')
  expect(await running.stop()).toMatchObject({ stopped: true })
  expect(await running.stop()).toMatchObject({ stopped: true })
  expect(await answers(running.url)).toBeNull()
})

test('a service that listens on the other loopback address is found', async () => {
  const running = await started(aService({ run: server("process.env.PORT, '::1'") }))
  expect(running.url).toBe(`http://[::1]:${running.port}`)
})

test('two services of one kind do not meet', async () => {
  const [one, two] = await Promise.all([started(aService()), started(aService())])
  expect(one.port).not.toBe(two.port)
})

test('a service that ends by itself says so', async () => {
  const running = await started(
    aService({
      run: server("process.env.PORT, '127.0.0.1'", 'response.end(); if (request.url === "/end") process.exit(4)'),
    }),
  )
  await answers(`${running.url}/end`)
  expect(await running.ended).toMatchObject({ code: 4, stopped: false })
})

test.each<[string, string, Partial<Service>, string | RegExp]>([
  [
    'whose build fails',
    'build',
    { build: ['sh', '-c', 'echo broken >&2; exit 2'] },
    'app: sh -c echo broken >&2; exit 2 ended with exit code 2',
  ],
  ['whose build program is missing', 'build', { build: ['no-such-builder'] }, 'app: no-such-builder was not found'],
  [
    'whose program is missing',
    'missing',
    { run: ['no-such-server'] },
    'app: no-such-server was not found before it was ready',
  ],
  [
    'that ends at once',
    'exited',
    { run: ['sh', '-c', 'exit 7'] },
    'app: sh -c exit 7 ended with exit code 7 before it was ready',
  ],
  [
    'that listens elsewhere',
    'not-ready',
    { run: ['sleep', '60'], within: 300 },
    /^app: \/healthz did not answer 2xx within 0.3 s on port \d+ \(PORT\)$/,
  ],
  [
    'that answers with an error',
    'not-ready',
    { run: server("process.env.PORT, '127.0.0.1'", 'response.statusCode = 500; response.end()'), within: 400 },
    /did not answer 2xx/,
  ],
  [
    'that never answers',
    'not-ready',
    { run: server("process.env.PORT, '127.0.0.1'", ''), within: 400 },
    /did not answer 2xx/,
  ],
  [
    'that sends elsewhere',
    'not-ready',
    {
      run: server("process.env.PORT, '127.0.0.1'", 'response.writeHead(302, { location: "/ok" }); response.end()'),
      within: 400,
    },
    /did not answer 2xx/,
  ],
])('a service %s is a failure of kind %s', async (_, kind, changes, reason) => {
  const failure = await startService(aService(changes), { cwd: temporaryFolder() })
  expect(failure).toMatchObject({ started: false, kind })
  expect(failure.started ? '' : failure.reason).toMatch(reason)
})

test('a service that is not ready in time has been stopped, and its output is kept', async () => {
  const failure = await startService(aService({ run: ['sh', '-c', 'echo hello; sleep 60'], within: 300 }), {
    cwd: temporaryFolder(),
  })
  expect(failure).toMatchObject({ kind: 'not-ready', exit: { stdout: 'hello\n', stopped: true } })
})

test('a caller who aborts stops it', async () => {
  const options = { cwd: temporaryFolder(), signal: AbortSignal.timeout(200) }
  expect(await startService(aService({ run: ['sleep', '60'] }), options)).toMatchObject({ kind: 'stopped' })
})

test('a free port is one that can be listened on', async () => {
  const port = await freePort()
  expect(port).toBeGreaterThan(1023)
})
