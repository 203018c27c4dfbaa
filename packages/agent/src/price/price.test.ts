import type { AgentSettings } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { costOf } from '../model/usage.ts'
import { priceOf, renderPrice, unpricedWarning } from './known-price.ts'
import { priceTable, tableDate } from './table.ts'

const openai = { model: 'gpt-5.1', host: 'api.openai.com' }
const own = { input: 1, output: 2 }

describe('the price of a model', () => {
  test('is that of the table for its host and exact name, with the date', () => {
    expect(priceOf(openai, {})).toEqual({ input: 1.25, cached: 0.125, output: 10, from: 'table', date: tableDate })
  })

  test.each([
    ['another host', { ...openai, host: 'localhost:8000' }],
    ['a host that only looks like it', { ...openai, host: 'api.openai.com:8443' }],
    ['a longer name', { ...openai, model: 'gpt-5.1-2025-11-13' }],
    ['a shorter name', { ...openai, model: 'gpt' }],
    ['the name of a member of every object', { ...openai, model: 'constructor' }],
    ['a host of that name', { ...openai, host: 'constructor' }],
  ])('is unknown for %s', (_, asked) => {
    expect(priceOf(asked, { prices: { other: own } })).toBeNull()
  })

  test('is the playbook’s before the table’s, by the name of the model', () => {
    expect(priceOf(openai, { prices: { 'gpt-5.1': own } })).toEqual({ ...own, from: 'agent.prices' })
    expect(priceOf(openai, { price: own, prices: { 'gpt-5.1': { input: 3, output: 4 } } })).toMatchObject({ input: 3 })
  })

  test('is agent.price for the playbook’s own model, and where the playbook names none', () => {
    expect(priceOf(openai, { price: own })).toEqual({ ...own, from: 'agent.price' })
    expect(priceOf(openai, { model: 'gpt-5.1', price: own })).toEqual({ ...own, from: 'agent.price' })
  })

  test('is HELIX_PRICE before all that the playbook says, zero included', () => {
    const said = { prices: { 'gpt-5.1': own } }
    expect(priceOf(openai, said, { HELIX_PRICE: ' 1.5/10 ' })).toEqual({ input: 1.5, output: 10, from: 'HELIX_PRICE' })
    expect(priceOf(openai, said, { HELIX_PRICE: '0/0' })).toEqual({ input: 0, output: 0, from: 'HELIX_PRICE' })
    expect(priceOf(openai, said, { HELIX_PRICE: '' })).toMatchObject({ from: 'agent.prices' })
  })

  test.each(['1', '1/', '-1/2', '1/2/3', '1,5/2', 'free', 'NaN/1', '1e9/1'])(
    '%s is no price, and is not guessed',
    (text) => {
      expect(() => priceOf(openai, {}, { HELIX_PRICE: text })).toThrow(
        expect.objectContaining({ code: 'agent/bad-price' }),
      )
    },
  )

  test('is not agent.price where another model is asked', () => {
    const asked = { model: 'other', host: 'h' }
    expect(priceOf(asked, { model: 'gpt-5.1', price: own })).toBeNull()
  })

  test('reads with its source', () => {
    expect(renderPrice({ ...own, from: 'agent.prices' })).toBe('$1 in, $2 out per million tokens (agent.prices)')
    expect(renderPrice({ ...own, from: 'table', date: '2026-09-23' })).toContain('(table of 2026-09-23)')
  })
})

test('no price of the table is free, and reading from a cache costs less than input', () => {
  for (const { input, cached = 0, output } of Object.values(priceTable).flatMap((models) => Object.values(models))) {
    expect([cached > 0, cached < input, input < output]).toEqual([true, true, true])
  }
})

describe('an unknown price', () => {
  const budget: AgentSettings['budget'] = { steps: 1, tokens: 1, money: 2, minutes: 1 }
  const asked = { model: 'llama', host: 'localhost:8080' }

  test('is a warning that names what does not bind', () => {
    expect(unpricedWarning(asked, { driver: 'builtin', budget })).toMatchObject({
      severity: 'warning',
      code: 'AGENT-UNPRICED',
      message:
        'the price of llama at localhost:8080 is unknown: agent.budget.money ($2) does not bind, tokens and minutes do',
    })
    expect(unpricedWarning(asked, { driver: 'builtin', budget, cycle: { money: 20 } }).message).toContain(
      'agent.budget.money ($2) and agent.cycle.money ($20) do not bind',
    )
  })

  test('is an error where the playbook refuses it', () => {
    expect(() => unpricedWarning(asked, { driver: 'builtin', budget, unpriced: 'refuse' })).toThrow(
      expect.objectContaining({ code: 'agent/unpriced' }),
    )
    expect(unpricedWarning(asked, { driver: 'builtin', budget, unpriced: 'go-on' }).code).toBe('AGENT-UNPRICED')
  })
})

describe('what a request costs', () => {
  const usage = { input: 1_000_000, output: 500_000, estimated: false }

  test('is unknown without a price', () => {
    expect(costOf(usage, undefined)).toBeNull()
  })

  test('counts what came from a cache at its own price', () => {
    const price = { input: 2, cached: 0.5, output: 8 }
    expect(costOf(usage, price)).toBe(6)
    expect(costOf({ ...usage, cached: 400_000 }, price)).toBeCloseTo(1.2 + 0.2 + 4, 12)
  })

  test('counts it as input where nobody said what a cache costs', () => {
    expect(costOf({ ...usage, cached: 400_000 }, { input: 2, output: 8 })).toBe(6)
  })
})
