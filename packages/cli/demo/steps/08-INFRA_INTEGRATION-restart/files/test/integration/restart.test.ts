import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { groceries } from '../support/expenses.ts'
import { aFile } from './a-file.ts'

test('REQ-5: expenses and balances are the same after the process was killed and started again', async () => {
  const file = aFile()
  const before = await start(file)
  await before.record(groceries)
  const seen = await Promise.all([before.get('expenses'), before.get('balances')])
  await before.kill()
  const after = await start(file)
  expect(await Promise.all([after.get('expenses'), after.get('balances')])).toEqual(seen)
})

/** The real process, on a port of its own. */
async function start(file: string) {
  const port = await aFreePort()
  const env = { ...process.env, PORT: String(port), EVENLY_FILE: file }
  const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: 'ignore' })
  const kill = async () => {
    if (child.kill('SIGKILL')) await once(child, 'exit')
  }
  onTestFinished(kill)

  const url = `http://127.0.0.1:${port}`
  await vi.waitFor(() => fetch(`${url}/healthz`), { timeout: 4000, interval: 20 })
  return {
    record: (expense: unknown) =>
      fetch(`${url}/flats/attic/expenses`, { method: 'POST', body: JSON.stringify(expense) }),
    get: async (page: string) => (await fetch(`${url}/flats/attic/${page}`)).json(),
    kill,
  }
}

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
