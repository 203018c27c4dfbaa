import { describe, expect, it } from 'vitest'
import { readHelixJson } from './helix-json.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

const empty = { helix: 1, nonce: 'n', reason: 'passed', tests: [], unhandled: [], properties: [], bench: [] }

describe("Helix's own format", () => {
  it('names tests, properties and benchmarks by file and name', () => {
    const place = { file: '/repo/t/a.test.ts', name: 's > t' }
    const report = {
      ...empty,
      tests: [{ ...place, state: 'passed', durationMs: 3 }],
      properties: [{ ...place, runs: 100, skips: 2, failed: false }],
      bench: [{ ...place, mean: 0.5, p95: 0.75, samples: 40 }],
    }
    expect(readHelixJson(bytes(report), '/repo')).toEqual({
      nonce: 'n',
      interrupted: false,
      unhandled: [],
      tests: [{ id: 't/a.test.ts > s > t', file: 't/a.test.ts', name: 's > t', state: 'passed', durationMs: 3 }],
      properties: [{ test: 't/a.test.ts > s > t', file: 't/a.test.ts', runs: 100, skips: 2, failed: false }],
      bench: [{ id: 't/a.test.ts > s > t', mean: 0.5, p95: 0.75, samples: 40 }],
    })
  })

  it('a file that could not be loaded has the id of its path', () => {
    const failure = {
      name: 'Error',
      message: 'gone',
      code: 'ERR',
      causes: [],
      frames: [{ file: '/x/y.js', line: 1, column: 2 }],
    }
    const tests = [{ file: 'a.test.ts', name: '', state: 'failed', durationMs: 0, failure }]
    expect(readHelixJson(bytes({ ...empty, reason: 'interrupted', tests }), '/repo')).toMatchObject({
      interrupted: true,
      tests: [{ id: 'a.test.ts', failure: { code: 'ERR', frames: [{ file: '/x/y.js', inside: false }] } }],
    })
  })

  it('an unknown state is refused', () => {
    const tests = [{ file: 'a', name: 'b', state: 'fine', durationMs: 0 }]
    expect(readHelixJson(bytes({ ...empty, tests }), '/repo')).toMatchObject({ code: 'REPORT-TRUNCATED' })
  })
})
