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

test('what a run is warned of fits 80 columns', () => {
  const lines = shown({ kind: 'nudge', why: `the price is unknown: ${'money does not bind '.repeat(8)}` }).split('\n')
  expect(lines.length).toBeGreaterThan(1)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(lines[1]).toMatch(/^ {4}\S/)
})

test('a tool is one line with its path; what failed is marked', () => {
  expect(shown({ kind: 'tool', name: 'check', ok: true })).toBe('  · check')
  expect(shown({ kind: 'tool', name: 'write_file', path: 'a.ts', ok: false })).toBe('  ✗ write_file a.ts')
})

test('what a run has used up is shown against its limits, and an unknown cost as such', () => {
  const of = { steps: 60, tokens: 400_000, money: 2, minutes: 20 }
  const usage = { input: 12_000, output: 400, estimated: false }
  const spent = { steps: 3, usage, cost: 0.0312, milliseconds: 5 }
  expect(shown({ kind: 'usage', spent, of })).toBe('  · request 3 of 60, 12400 of 400000 tokens, $0.0312 of $2')
  const guessed = { ...spent, usage: { ...usage, estimated: true }, cost: null }
  expect(shown({ kind: 'usage', spent: guessed, of }).replaceAll(/\s+/g, ' ')).toBe(
    ' · request 3 of 60, 12400 of 400000 tokens (estimated), cost unknown',
  )
})

test('without anybody who watches, and with --json, nothing is shown', () => {
  const event = { kind: 'tool', name: 'check', ok: true } as const
  expect([shown(event, {}), shown(event, { HELIX_PROGRESS: 'lines' }, true)]).toEqual(['', ''])
})

test('minutes are shown once there is a tenth of one', () => {
  const of = { steps: 60, tokens: 400_000, money: 2, minutes: 20 }
  const spent = { steps: 3, usage: { input: 5, output: 1, estimated: false }, cost: 0.5, milliseconds: 90_000 }
  expect(shown({ kind: 'usage', spent, of }).replaceAll(/\s+/g, ' ')).toBe(
    ' · request 3 of 60, 6 of 400000 tokens, $0.5000 of $2, 1.5 of 20 minutes',
  )
})
