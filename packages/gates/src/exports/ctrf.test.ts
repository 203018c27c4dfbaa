import { describe, expect, it } from 'vitest'
import { failed, passed } from '../decide/testing/runs.ts'
import type { TestResult } from '../run/run.ts'
import { ctrfOf } from './ctrf.ts'

const red = failed('e2e/a.test.js > cart > sums')
const report = (tests: TestResult[], classes: Record<string, string> = {}) =>
  ctrfOf([{ command: 'e2e', tests, classes }], { version: '1.2.3', at: 1_700_000_000 })

describe('a CTRF report', () => {
  it('lists each test with its place, and counts what it lists', () => {
    const skipped: TestResult = { ...passed('test/a.test.js > later'), state: 'skipped' }
    const todo: TestResult = { ...passed('test/a.test.js > soon'), state: 'todo' }
    expect(report([passed('test/a.test.js > adds'), red, skipped, todo])).toMatchObject({
      reportFormat: 'CTRF',
      results: {
        tool: { name: 'Helix', version: '1.2.3' },
        summary: { tests: 4, passed: 1, failed: 1, pending: 1, skipped: 1, other: 0, start: 1_700_000_000_000, stop: 1_700_000_000_000 },
        tests: [
          { name: 'adds', status: 'passed', filePath: 'test/a.test.js' },
          { name: 'sums', status: 'failed', suite: ['cart'], filePath: 'e2e/a.test.js' },
          { status: 'skipped' },
          { status: 'pending', rawStatus: 'todo' },
        ],
      },
    }) // prettier-ignore
  })

  it('says why a target is red', () => {
    expect(report([red], { [red.id]: 'R-missing-module' })).toMatchObject({
      results: { tests: [{ extra: { helix: { command: 'e2e', state: 'failed', class: 'R-missing-module' } } }] },
    })
    expect(JSON.stringify(report([red]))).not.toContain('class')
  })

  it('has a test of several runs once, and is sure of nothing where they disagree', () => {
    const green = { ...passed(red.id), file: red.file, name: red.name }
    expect(report([red, red])).toMatchObject({ results: { summary: { tests: 1, failed: 1 } } })
    expect(report([red, green])).toMatchObject({
      results: { summary: { tests: 1, failed: 0, passed: 0, other: 1 }, tests: [{ status: 'other', flaky: true }] },
    })
  })

  it('calls a file that broke by its path', () => {
    const whole: TestResult = { ...red, id: 'e2e/a.test.js', name: '' }
    expect(report([whole])).toMatchObject({ results: { tests: [{ name: 'e2e/a.test.js', status: 'failed' }] } })
  })
})
