import { expect, it } from 'vitest'
import { readAutocannon } from './autocannon.ts'
import { readK6 } from './k6.ts'
import { isFinding } from './reader.ts'
import { samples } from './testing/samples.ts'

const bytes = (report: object) => new TextEncoder().encode(JSON.stringify(report))
const said = (report: object) => {
  const answer = readK6(bytes(report))
  return isFinding(answer) ? `${answer.code}: ${answer.message}` : answer.bench
}

const metric = (name: string, type: string, values: object) => ({ name, type, contains: 'default', values })
const duration = metric('http_req_duration', 'trend', {
  avg: 0.5,
  max: 3,
  med: 0.4,
  min: 0.2,
  'p(90)': 0.6,
  'p(95)': 0.7,
})
const requests = metric('http_reqs', 'counter', { count: 600 })
const noneFailed = metric('http_req_failed', 'rate', { matches: 0, rate: 0, total: 600 })
const part = metric('http_req_duration{expected_response:true}', 'trend', { avg: 0.1, 'p(95)': 0.1 })

/** The machine-readable summary of k6, schema 1. */
const summary = (metrics: object[], checks: object = { metrics: [], results: null }) => ({
  version: '1.0.0',
  metadata: { k6Version: '2.3.0', generatedAt: '2026-11-30T00:00:00Z' },
  config: { duration: 60, execution: 'local', script: 'load.js' },
  results: { checks, metrics },
})

it('the machine-readable summary says what the older one does', () => {
  expect(said(summary([part, duration, requests, noneFailed]))).toEqual([
    { id: 'http_req_duration', mean: 0.5, p95: 0.7, samples: 600 },
  ])
})

it.each([
  [
    'requests that failed',
    summary([duration, requests, metric('http_req_failed', 'rate', { matches: 3, rate: 0.005, total: 600 })]),
  ],
  [
    'checks that failed',
    summary([duration, requests, noneFailed], { metrics: [], results: [{ name: 'is right', passes: 1, fails: 599 }] }),
  ],
])('%s measure nothing', (_, report) => {
  expect(said(report)).toContain('REPORT-DISAGREES')
})

it.each([
  ['no word of failed requests', summary([duration, requests])],
  ['no times', summary([requests, noneFailed])],
  ['a part of the requests in the place of all', summary([part, requests, noneFailed])],
  ['no results', { version: '1.0.0' }],
])('a summary with %s is refused', (_, report) => {
  expect(said(report)).toContain('REPORT-TRUNCATED')
})

it('the older one is refused where nobody counted the requests that failed', () => {
  const { metrics } = JSON.parse(samples.k6)
  expect(said({ metrics })).toHaveLength(1)
  expect(said({ metrics: { ...metrics, http_req_failed: undefined } })).toContain('REPORT-TRUNCATED')
})

it('answers with another body than autocannon was told to expect failed', () => {
  const report = JSON.parse(samples.autocannon)
  const answer = readAutocannon(bytes({ ...report, mismatches: 4 }))
  expect(isFinding(answer) && answer.message).toContain('4 of its requests')
  expect(isFinding(readAutocannon(bytes(report)))).toBe(false)
})
