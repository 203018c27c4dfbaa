import { expect, test } from 'vitest'
import { header } from '../testing/a-header.ts'
import type { RunEntry } from './entries.ts'
import { readRunLog } from './read.ts'
import { createRedactor } from './redact.ts'
import { summariseRun, totalOf } from './summarise.ts'
import { memoryRunLog } from './write.ts'

const spent = { steps: 2, usage: { input: 200, output: 20, estimated: false }, cost: 0.5, milliseconds: 7 }
const answer: RunEntry = { type: 'response', content: '', reasoning: '', calls: [], finish: 'stop', usage: spent.usage, cost: 0.5, spent } // prettier-ignore
const stopped: RunEntry = { type: 'outcome', kind: 'stopped', code: 'agent/rounds', reason: 'three', findings: [], spent: { ...spent, steps: 3 } } // prettier-ignore

async function summaryOf(...entries: RunEntry[]) {
  const log = memoryRunLog({ now: () => 0, redact: createRedactor({}) })
  for (const entry of entries) await log.write(entry)
  return summariseRun(readRunLog(log.text()))
}

test('a run is what its outcome says, and open with what it used up so far where it has none', async () => {
  expect(await summaryOf(header, answer, stopped)).toEqual({
    id: header.id,
    at: '1970-01-01T00:00:00.000Z',
    driver: header.driver,
    model: header.model,
    step: header.step,
    base: header.base,
    ended: 'stopped',
    code: 'agent/rounds',
    reason: 'three',
    spent: { ...spent, steps: 3 },
  })
  expect(await summaryOf(header, answer)).toMatchObject({ ended: 'open', reason: '', spent })
  expect(await summaryOf(header)).toMatchObject({ ended: 'open', spent: { steps: 0, cost: null } })
  expect(await summaryOf()).toBeNull()
})

test('totals add up, and an unknown price is counted, not guessed', () => {
  const unknown = { ...spent, cost: null }
  expect(totalOf([spent, spent, unknown, { ...unknown, steps: 0 }])).toEqual({
    runs: 4,
    requests: 6,
    input: 800,
    output: 80,
    estimated: false,
    cost: 1,
    unpriced: 1,
    milliseconds: 28,
  })
  expect(totalOf([unknown])).toMatchObject({ cost: null, unpriced: 1 })
  expect(totalOf([])).toMatchObject({ runs: 0, cost: null, unpriced: 0 })
})
