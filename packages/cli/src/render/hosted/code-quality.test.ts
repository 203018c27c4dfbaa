import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
import { renderCodeQuality } from './code-quality.ts'

const finding: Finding = { severity: 'error', code: 'LAYER-CLOSED', message: 'opens later' }
const read = (findings: Finding[]) => JSON.parse(renderCodeQuality(findings, 'playbook.yml'))

test('a finding stands at its line, with what to do', () => {
  expect(read([{ ...finding, where: { path: 'src/a.ts', line: 7 }, fix: 'helix status' }])).toEqual([
    {
      description: 'LAYER-CLOSED: opens later (next: helix status)',
      check_name: 'LAYER-CLOSED',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'major',
      location: { path: 'src/a.ts', lines: { begin: 7 } },
    },
  ])
})

test('what concerns a commit stands at the playbook', () => {
  expect(read([{ ...finding, severity: 'warning', where: { name: '0123456789ab' } }])).toMatchObject([
    {
      description: 'LAYER-CLOSED: 0123456789ab: opens later',
      severity: 'minor',
      location: { path: 'playbook.yml', lines: { begin: 1 } },
    },
  ])
})

test('findings are told once, and each has a fingerprint of its own', () => {
  const [first, second, ...others] = read([finding, finding, { ...finding, severity: 'note' }])
  expect(others).toEqual([])
  expect([first.severity, second.severity]).toEqual(['major', 'info'])
  expect(first.fingerprint).not.toBe(second.fingerprint)
})

test('without findings there is an empty report', () => {
  expect(renderCodeQuality([], 'playbook.yml')).toBe('[]\n')
})
