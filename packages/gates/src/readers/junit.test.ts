import { describe, expect, it } from 'vitest'
import { readJunit } from './junit.ts'
import { isFinding } from './reader.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string): ReturnType<typeof readJunit> => readJunit(bytes(text), '/repo')
const code = (text: string): string => {
  const answer = read(text)
  return isFinding(answer) ? answer.code : 'read'
}

const report = `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="4" failures="1">
  <testsuite name="test/cart.test.ts" tests="4">
    <testcase classname="test/cart.test.ts" name="cart &gt; adds" time="0.0154"></testcase>
    <testcase classname="test/cart.test.ts" name="cart &gt; fetches" time="1">
      <failure message="fetch failed" type="TypeError">TypeError: fetch failed
 ❯ test/cart.test.ts:7:20
 ❯ node:internal/process:1:2

Caused by: Error [ECONNREFUSED]: connect ECONNREFUSED 127.0.0.1:4000
      </failure>
    </testcase>
    <testcase classname="test/cart.test.ts" name="later" time="0"><skipped/></testcase>
    <testcase classname="test/cart.test.ts" name="again" time="0"><flakyFailure message="once"/></testcase>
  </testsuite>
  <testsuite name="vitest unhandled errors" tests="1" errors="1">
    <testcase name="Unhandled error" classname="vitest unhandled errors">
      <error message="nobody awaits" type="Error"/>
    </testcase>
  </testsuite>
</testsuites>`

describe('a JUnit report', () => {
  it('gives states, durations in milliseconds and ids by file and name', () => {
    const answer = read(report)
    if (isFinding(answer)) throw new Error(answer.message)
    expect(answer.tests?.map(({ id, state, durationMs }) => [id, state, durationMs])).toEqual([
      ['test/cart.test.ts > cart > adds', 'passed', 15],
      ['test/cart.test.ts > cart > fetches', 'failed', 1000],
      ['test/cart.test.ts > later', 'skipped', 0],
      ['test/cart.test.ts > again', 'flaky', 0],
    ])
  })

  it('keeps the name, causes with their codes and the frames of a failure', () => {
    const answer = read(report)
    if (isFinding(answer)) throw new Error(answer.message)
    expect(answer.tests?.[1]?.failure).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      causes: [{ name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:4000', code: 'ECONNREFUSED' }],
      frames: [{ file: 'test/cart.test.ts', inside: true, line: 7, column: 20 }],
    })
  })

  it('keeps errors outside any test apart from the tests', () => {
    const answer = read(report)
    if (isFinding(answer)) throw new Error(answer.message)
    expect(answer.unhandled).toEqual([{ name: 'Error', message: 'nobody awaits', causes: [], frames: [] }])
  })

  it('takes the file of an absolute path relative to the repository', () => {
    const answer = read('<testsuite name="s"><testcase file="/repo/a/b.test.js" name="x"/></testsuite>')
    expect(answer).toMatchObject({ tests: [{ id: 'a/b.test.js > x', file: 'a/b.test.js' }] })
  })

  it.each([
    ['cut in the middle', report.slice(0, 300)],
    ['without its last end tag', '<testsuites><testsuite name="a"></testsuite>'],
    ['empty', ''],
    ['not XML', 'ok 1 - TAP'],
    ['of another root', '<html></html>'],
    ['with a declared entity', '<!DOCTYPE x [<!ENTITY a "b">]><testsuites></testsuites>'],
    ['nested too deep', `<testsuites>${'<testsuite>'.repeat(80)}${'</testsuite>'.repeat(80)}</testsuites>`],
    ['with an undeclared entity', '<testsuites><testsuite name="&lol;"/></testsuites>'],
  ])('%s is refused', (_, text) => {
    expect(code(text)).toBe('REPORT-TRUNCATED')
  })

  it('that is not UTF-8 is refused', () => {
    expect(readJunit(new Uint8Array([0x3c, 0xff, 0xfe]), '/repo')).toMatchObject({ code: 'REPORT-TRUNCATED' })
  })

  it('above 64 MB is refused before it is parsed', () => {
    expect(readJunit(new Uint8Array(64 * 1024 * 1024 + 1), '/repo')).toMatchObject({ code: 'REPORT-TOO-LARGE' })
  })
})
