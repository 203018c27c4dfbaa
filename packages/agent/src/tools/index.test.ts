import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { tools } from './index.ts'

test('every tool has a JSON schema that allows nothing else, and accepts its own example', async () => {
  for (const { schema } of tools) {
    expect(schema.parameters).toMatchObject({ type: 'object', additionalProperties: false })
    expect(schema.parameters).not.toHaveProperty('$schema')
    expect(schema.description.length).toBeGreaterThan(10)
  }
  const { call } = bench()
  const refused = await call('finish', {})
  expect(refused).toMatchObject({ ok: false, malformed: true })
  const example = /Expected form: (.*)$/s.exec(refused.text)?.[1] ?? ''
  expect((await call('finish', JSON.parse(example))).ending?.kind).toBe('increment')
})

test('finish takes the arguments over by name', async () => {
  const given = {
    type: 'fix',
    scope: 'cart',
    description: 'd',
    why: 'w',
    change: 'c',
    covers: ['REQ-1'],
    step_complete: true,
  }
  const { ending } = await bench().call('finish', given)
  expect(ending).toEqual({
    kind: 'increment',
    proposal: {
      type: 'fix',
      scope: 'cart',
      description: 'd',
      why: 'w',
      change: 'c',
      covers: ['REQ-1'],
      stepComplete: true,
    },
  })
})
