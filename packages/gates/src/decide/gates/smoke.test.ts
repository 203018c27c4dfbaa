import { describe, expect, it } from 'vitest'
import type { SmokeRun } from '../evidence.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, verdictOn } from '../testing/evidence.ts'

const load = { path: '/', seconds: 5, maxErrorRate: 1, maxP95: 200 }
const condition = aCondition('smoke', { service: 'app', get: { '/healthz': 200 }, load })
const good: SmokeRun = {
  started: true,
  reason: '',
  gets: [{ path: '/healthz', expected: 200, status: 200 }],
  load: { path: '/', requests: 1000, errors: 0, seconds: 5, p95Ms: 20 },
}
const ran = (parts: Partial<SmokeRun> = {}) => ({
  smoke: (service: string) => (service === 'app' ? { ...good, ...parts } : null),
})
const loaded = (parts: object) =>
  ran({ load: { path: '/', requests: 1000, errors: 0, seconds: 5, p95Ms: 20, ...parts } })

describe('the gate smoke', () => {
  it('needs the service, its paths and the load', () => {
    const gets = { '/healthz': 200 }
    expect(needs(condition, aPolicy())).toEqual([
      { what: 'smoke', service: 'app', gets, load: { path: '/', seconds: 5 } },
    ])
    const calm = aCondition('smoke', { service: 'app', get: gets })
    expect(needs(calm, aPolicy())).toEqual([{ what: 'smoke', service: 'app', gets, load: null }])
  })

  it('passes and measures', () => {
    const answer = judge(condition, anEvidence(ran()))
    expect(answer).toEqual({
      outcome: 'pass',
      measured: { gets: 1, requests: 1000, errorRate: 0, p95: 20 },
      findings: [],
      reports: [],
    })
  })

  it.each([
    ['answers as slow as allowed', loaded({ p95Ms: 200 }), 'pass'],
    ['answers slower', loaded({ p95Ms: 200.1 }), 'fail SMOKE-LOAD'],
    ['fails as often as allowed', loaded({ errors: 10 }), 'pass'],
    ['fails more often', loaded({ errors: 11 }), 'fail SMOKE-LOAD'],
    ['fails and is slow', loaded({ errors: 11, p95Ms: 900 }), 'fail SMOKE-LOAD SMOKE-LOAD'],
    ['has no measurable time', loaded({ p95Ms: Number.NaN }), 'fail SMOKE-LOAD'],
    [
      'answers nothing in time',
      loaded({ errors: 1000, p95Ms: Number.POSITIVE_INFINITY }),
      'fail SMOKE-LOAD SMOKE-LOAD',
    ],
    ['gets no request', loaded({ requests: 0 }), 'missing SMOKE-NOT-RUN'],
    ['was not put under load', ran({ load: null }), 'missing SMOKE-NOT-RUN'],
    ['was not asked for the path', ran({ gets: [] }), 'missing SMOKE-NOT-RUN'],
    ['answers another status', ran({ gets: [{ path: '/healthz', expected: 200, status: 503 }] }), 'fail SMOKE-STATUS'],
    ['does not answer', ran({ gets: [{ path: '/healthz', expected: 200, status: null }] }), 'fail SMOKE-STATUS'],
    ['does not start', ran({ started: false, reason: 'exit 1' }), 'fail SMOKE-NOT-STARTED'],
    ['was not tried', {}, 'missing SMOKE-NOT-RUN'],
  ])('a service that %s', (_, evidence, short) => {
    expect(verdictOn(condition, evidence)).toBe(short)
  })

  it('says what was measured and asked', () => {
    const { findings } = judge(condition, anEvidence(loaded({ errors: 25, p95Ms: 900 })))
    expect(findings.map(({ message }) => message)).toEqual([
      'app: 25 of 1000 requests to / failed (2.50 %), asked at most 1 %',
      'app: p95 of / under load is 900 ms, asked at most 200 ms',
    ])
    const silent = judge(condition, anEvidence(ran({ gets: [{ path: '/healthz', expected: 200, status: null }] })))
    expect(silent.findings[0]?.message).toBe('app answers GET /healthz with nothing, asked 200')
  })

  it('a service that did not start measured that', () => {
    expect(judge(condition, anEvidence(ran({ started: false }))).measured).toEqual({ started: false })
  })

  it('a load that nobody asked for is not judged', () => {
    const calm = aCondition('smoke', { service: 'app', get: { '/healthz': 200 } })
    expect(judge(calm, anEvidence(loaded({ errors: 1000 })))).toMatchObject({ outcome: 'pass', measured: { gets: 1 } })
  })

  it('without a load the paths decide', () => {
    const calm = aCondition('smoke', { service: 'app', get: { '/healthz': 200 } })
    const answer = judge(calm, anEvidence(ran({ load: null })))
    expect(answer).toMatchObject({ outcome: 'pass', measured: { gets: 1 } })
  })
})
