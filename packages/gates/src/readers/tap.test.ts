import { describe, expect, it } from 'vitest'
import { readTap } from './tap.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

describe('TAP', () => {
  const tap = `TAP version 14
# Subtest: cart
    # Subtest: adds
    ok 1 - adds
    not ok 2 - splits
      ---
      message: 'expected 3'
      code: 'ERR_ASSERTION'
      ...
    ok 3 - later # SKIP no time
    not ok 4 - soon # TODO
    1..4
not ok 1 - cart
ok 2 - alone
1..2
`
  it('leaves are the tests, named by their parents', () => {
    const answer = readTap(bytes(tap), '/repo')
    expect('tests' in answer && answer.tests?.map(({ id, state }) => [id, state])).toEqual([
      ['cart > adds', 'passed'],
      ['cart > splits', 'failed'],
      ['cart > later', 'skipped'],
      ['cart > soon', 'todo'],
      ['alone', 'passed'],
    ])
    expect(answer).toMatchObject({ tests: [{}, { failure: { code: 'ERR_ASSERTION' } }, {}, {}, {}] })
  })

  it.each([
    ['fewer points than planned', '1..3\nok 1 - a\n'],
    ['no plan', 'ok 1 - a\n'],
    ['a bail out', '1..1\nok 1 - a\nBail out! no database\n'],
    ['a subtest that lacks points', '    1..2\n    ok 1 - a\nok 1 - s\n1..1\n'],
  ])('%s is refused', (_, text) => {
    expect(readTap(bytes(text), '/repo')).toMatchObject({ code: 'REPORT-TRUNCATED' })
  })
})
