import { describe, expect, it } from 'vitest'
import { readLcov } from './lcov.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

describe('LCOV', () => {
  it('adds up the records of one file', () => {
    const text = 'TN:\nSF:/repo/src/a.ts\nDA:1,2\nDA:2,0,abc\nend_of_record\nSF:src/a.ts\nDA:1,1\nend_of_record\n'
    expect(readLcov(bytes(text), '/repo')).toEqual({
      coverage: [{ file: 'src/a.ts', lines: new Map([[1, 3], [2, 0]]) }], // prettier-ignore
    })
  })

  it.each([
    ['an open record at the end', 'SF:a.ts\nDA:1,1\n'],
    ['a file inside a file', 'SF:a.ts\nSF:b.ts\nend_of_record\n'],
    ['a count that is not a number', 'SF:a.ts\nDA:1,x\nend_of_record\n'],
    ['a count outside a file', 'DA:1,1\n'],
  ])('%s is refused', (_, text) => {
    expect(readLcov(bytes(text), '/repo')).toMatchObject({ code: 'REPORT-TRUNCATED' })
  })
})
