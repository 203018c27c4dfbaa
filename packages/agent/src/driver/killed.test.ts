import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Behaviour, startModelServer, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { readRunLog } from '../log/read.ts'
import { calls, finishing } from '../testing/run-agent.ts'

const oneRun = join(import.meta.dirname, '../testing/one-run.ts')

function start(...given: string[]): ChildProcess {
  const child = spawn(process.execPath, [oneRun, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('a run that is killed with kill -9 in the middle of an answer goes on where it was', async () => {
  const writing = calls({ id: 'w', name: 'write_file', arguments: { path: 'a.ts', content: 'one\n' } })
  const stalled = Promise.withResolvers<void>()
  const server = await startModelServer((_, number): Behaviour => {
    if (number === 1) stalled.resolve()
    return [writing, { kind: 'stall' as const, ...finishing }, finishing][number] ?? { kind: 'error', status: 500 }
  })
  onTestFinished(() => server.close())
  const root = temporaryFolder()
  const log = join(temporaryFolder(), 'run.jsonl')

  const first = start(server.baseUrl, root, log)
  await stalled.promise
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(readRunLog(readFileSync(log))).toMatchObject({ problem: null, torn: 0 })

  const second = start(server.baseUrl, root, log)
  const outcome: unknown = JSON.parse(second.stdout === null ? '' : await text(second.stdout))
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 2 } })
  expect(server.violations).toEqual([])
  expect(server.requests[2]?.messages).toEqual(server.requests[1]?.messages)
  const record = readRunLog(readFileSync(log))
  expect(record.problem).toBeNull()
  expect(record.entries.at(-1)?.entry).toMatchObject({ type: 'outcome', kind: 'increment' })
  expect(record.entries.filter(({ entry }) => entry.type === 'run')).toHaveLength(1)
})
