import type { RunEvent } from '@helix/agent'
import { expect, test } from 'vitest'
import { testIo } from '../testing/test-io.ts'
import { watchRun } from './watch.ts'

/** What a program that watches sees of an event, without its last line feed. */
function shown(event: RunEvent, env: Record<string, string> = { HELIX_PROGRESS: 'lines' }, json = false): string {
  const io = testIo({ cwd: '/', env })
  watchRun(io, json).onRun(event)
  return io.stderr().replace(/\n$/, '')
}

const finding = (line: number, code = 'MUTATION-PATCH') => ({
  severity: 'error' as const,
  code,
  message: 'survived',
  where: { path: 'src/a.ts', line },
})

test('findings of one code are shown three times, and counted', () => {
  const findings = [1, 2, 2, 3, 4, 5].map((line) => finding(line)).concat(finding(9, 'TRACE-UNCOVERED'))
  expect(shown({ kind: 'findings', findings }).split('\n')).toEqual([
    '  ✗ MUTATION-PATCH  src/a.ts:1  survived',
    '  ✗ MUTATION-PATCH  src/a.ts:2  survived',
    '  ✗ MUTATION-PATCH  src/a.ts:3  survived',
    '                    and 2 more',
    '  ✗ TRACE-UNCOVERED  src/a.ts:9  survived',
  ])
})

test('what the model says is quoted on at most 400 letters, wrapped', () => {
  expect(shown({ kind: 'said', text: ' One\n\n two.' })).toBe('  “One two.”')
  const long = shown({ kind: 'said', text: 'word '.repeat(200) })
  expect(long.endsWith(' …”')).toBe(true)
  expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(long.length).toBeLessThan(450)
})

test('a tool is one line with its path; what failed is marked', () => {
  expect(shown({ kind: 'tool', name: 'check', ok: true })).toBe('  · check')
  expect(shown({ kind: 'tool', name: 'write_file', path: 'a.ts', ok: false })).toBe('  ✗ write_file a.ts')
})

test('without anybody who watches, and with --json, nothing is shown', () => {
  const event = { kind: 'tool', name: 'check', ok: true } as const
  expect([shown(event, {}), shown(event, { HELIX_PROGRESS: 'lines' }, true)]).toEqual(['', ''])
})
