import { describe, expect, it } from 'vitest'
import { readers } from './index.ts'
import { readLcov } from './lcov.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

describe('every format', () => {
  it.each(Object.entries(readers))('%s refuses an empty and a torn report', (_, read) => {
    expect(read(bytes(''), '/repo')).toMatchObject({ severity: 'error', code: 'REPORT-TRUNCATED' })
    expect(read(bytes('{"tests": ['), '/repo')).toMatchObject(read === readLcov ? {} : { code: 'REPORT-TRUNCATED' })
  })
})
