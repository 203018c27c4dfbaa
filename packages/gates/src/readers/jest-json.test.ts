import { describe, expect, it } from 'vitest'
import { readJestJson } from './jest-json.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

const report = (assertionResults: object[], more: object = {}): object => ({
  success: true,
  numTotalTests: 1,
  testResults: [{ name: '/repo/a.test.js', status: 'passed', message: '', assertionResults, ...more }],
})

describe('Jest JSON', () => {
  it('a test that passed after failures is flaky', () => {
    const retried = {
      title: 't',
      ancestorTitles: ['s'],
      status: 'passed',
      duration: 1.6,
      failureMessages: ['Error: once'],
    }
    expect(readJestJson(bytes(report([retried])), '/repo')).toMatchObject({
      tests: [{ id: 'a.test.js > s > t', state: 'flaky', durationMs: 2 }],
    })
  })

  it('a failure keeps its error and frames', () => {
    const failed = {
      title: 't', status: 'failed',
      failureMessages: ['AssertionError: no\n    at share (/repo/src/a.js:3:4)\n    at /repo/node_modules/x/i.js:1:1'],
    } // prettier-ignore
    expect(readJestJson(bytes(report([failed])), '/repo')).toMatchObject({
      tests: [{
        state: 'failed',
        failure: {
          name: 'AssertionError',
          message: 'no',
          frames: [
            { file: 'src/a.js', line: 3, column: 4, inside: true },
            { file: 'node_modules/x/i.js', inside: false },
          ],
        },
      }],
    }) // prettier-ignore
  })

  it('a file that failed without a failed test is a failure of its own', () => {
    expect(readJestJson(bytes(report([], { status: 'failed', message: 'SyntaxError: bad' })), '/repo')).toMatchObject({
      tests: [{ id: 'a.test.js', name: '', state: 'failed', failure: { name: 'SyntaxError', message: 'bad' } }],
    })
  })

  it.each([['pending', 'skipped'], ['disabled', 'skipped'], ['todo', 'todo'], ['odd', 'pending']])('%s reads as %s', (status, state) => {
    expect(readJestJson(bytes(report([{ title: 't', status }])), '/repo')).toMatchObject({ tests: [{ state }] })
  }) // prettier-ignore

  it('an interrupted run is said to be one', () => {
    expect(readJestJson(bytes({ ...report([]), wasInterrupted: true }), '/repo')).toMatchObject({ interrupted: true })
  })
})
