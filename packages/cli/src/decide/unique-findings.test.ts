import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
import { uniqueFindings } from './unique-findings.ts'

const absent: Finding = {
  severity: 'error',
  code: 'GATE-SPEC-ABSENT',
  message: 'there is no spec.md',
  where: { path: 'spec.md' },
}

test.each<[string, Finding, number]>([
  ['the same', { ...absent }, 1],
  ['the same with a word more', { ...absent, message: 'there is no spec.md to approve' }, 1],
  ['a longer name', { ...absent, message: 'there is no spec.md5' }, 2],
  ['another place', { ...absent, message: 'there is no spec.md to approve', where: { path: 'other.md' } }, 2],
  ['another code', { ...absent, code: 'OTHER' }, 2],
])('%s twice', (_, other, count) => {
  const found = uniqueFindings([other, absent])
  expect(found).toHaveLength(count)
  expect(found).toContainEqual(absent)
})
