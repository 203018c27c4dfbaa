import type { AgentSettings } from '@helix/core'
import { expect, test } from 'vitest'
import { demoEnvironment } from '../../demo/prepare.ts'
import { testIo } from '../../testing/test-io.ts'
import { workerOf } from './worker.ts'

const agent: AgentSettings = { driver: 'builtin', budget: { steps: 1, tokens: 1, money: 2, minutes: 1 } }
const local = { HELIX_MODEL: 'gpt-5.1', OPENAI_BASE_URL: 'http://localhost:8080/v1' }

const worker = (env: Record<string, string>, said: Partial<AgentSettings> = {}) =>
  workerOf(testIo({ cwd: '/', env }), { ...agent, ...said }, () => '/home')

test('a model at its own endpoint has the price of the table, and nothing is warned of', () => {
  expect(worker({ HELIX_MODEL: 'gpt-5.1', OPENAI_API_KEY: 'k' })).toMatchObject({
    price: { input: 1.25, from: 'table' },
    warnings: [],
  })
})

test('a model of the same name on this machine has no price, and that is said with the endpoint', () => {
  expect(worker(local)).toMatchObject({
    price: null,
    warnings: [{ code: 'AGENT-UNPRICED', message: expect.stringContaining('gpt-5.1 at localhost:8080') }],
  })
  expect(() => worker(local, { unpriced: 'refuse' })).toThrow(expect.objectContaining({ code: 'agent/unpriced' }))
})

test('a price that the playbook names is enough to go on', () => {
  const prices = { 'gpt-5.1': { input: 0, output: 0 } }
  expect(worker(local, { unpriced: 'refuse', prices })).toMatchObject({ price: { from: 'agent.prices' }, warnings: [] })
})

test('a price of the environment is enough too, as the demo gives one for its recorded answers', () => {
  const env = demoEnvironment({ program: ['/opt/node', '/opt/helix.js'] }, 'http://127.0.0.1:1/v1', false)
  expect(worker(env, { unpriced: 'refuse' })).toMatchObject({
    price: { input: 0, output: 0, from: 'HELIX_PRICE' },
    warnings: [],
  })
})

test('a program counts its own money: nothing is known of it, and nothing warned of', () => {
  expect(worker({}, { driver: 'command', program: 'claude', unpriced: 'refuse' })).toMatchObject({
    price: null,
    warnings: [],
  })
})
