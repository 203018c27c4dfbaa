import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Behaviour, startModelServer, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { startHelix } from '../../testing/process.ts'
import { aProduct, helix } from '../../testing/product.ts'

const call = (name: string, given: object): Behaviour => ({ calls: [{ id: name, name, arguments: given }] })
const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const answers = [
  call('list_files', {}),
  call('write_file', { path: 'src/sum.js', content: sum }),
  call('finish', { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' }),
]

test('what was said before a kill -9 is on the disk, the next run goes on with it, and the whole is replayed', async () => {
  const file = join(temporaryFolder(), 'traffic.jsonl')
  const stalled = Promise.withResolvers<void>()
  let silent = true
  const server = await startModelServer(({ messages }): Behaviour => {
    const known = messages.filter(({ role }) => role === 'tool').length
    if (known === 2 && silent) {
      stalled.resolve()
      return { kind: 'silence' }
    }
    return answers[known] ?? { kind: 'error', status: 500 }
  })
  onTestFinished(() => server.close())
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl }
  const repo = aProduct({ at: 'BUILD' })
  const first = startHelix(repo.root, ['next', '--record', file], env)
  await stalled.promise
  first.child.kill('SIGKILL')
  await first.ended
  const kept = readFileSync(file, 'utf8')
  expect(kept.trimEnd().split('\n')).toHaveLength(1 + 2)
  writeFileSync(file, `${kept}{"type":"exchange","requ`)
  const torn = await helix(aProduct({ at: 'BUILD' }), ['next', '--replay', file, '--json'], { env: {} })
  const codes = JSON.parse(torn.stdout).diagnostics.map(({ code }: { code: string }) => code)
  expect(codes).toEqual(['agent/replay-mismatch', 'TRAFFIC-TORN'])

  silent = false
  const resumed = await helix(repo, ['next', '--record', file], { env })
  expect([resumed.code, resumed.stderr]).toEqual([0, ''])
  expect(readFileSync(file, 'utf8').startsWith(kept)).toBe(true)
  const replayed = await helix(aProduct({ at: 'BUILD' }), ['next', '--replay', file, '--json'], { env: {} })
  expect([replayed.code, JSON.parse(replayed.stdout).diagnostics]).toEqual([0, []])
}, 60_000)
