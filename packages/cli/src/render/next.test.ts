import type { RunOutcome } from '@helix/agent'
import type { Finding } from '@helix/core'
import { Chalk } from 'chalk'
import { expect, test } from 'vitest'
import { renderEvent } from './next.ts'

const style = { chalk: new Chalk({ level: 0 }), columns: 80, command: (line: string) => line }
const spent = { steps: 1, usage: { input: 0, output: 0, estimated: false }, cost: null, milliseconds: 0 }
const left: Finding = {
  severity: 'error',
  code: 'PROGRESS-HAND',
  message: 'not by hand',
  fix: 'git restore progress.json',
}

/** The commands that are printed after a stop. */
function nextAfter(attempt: string | null, findings: Finding[], hint?: string): string[] {
  const outcome: RunOutcome = {
    kind: 'stopped',
    code: 'agent/no-change',
    reason: 'no',
    findings,
    spent,
    ...(hint && { hint }),
  }
  const run = { id: '01', model: 'm', price: null, warnings: [], outcome, accepted: null, attempt }
  const text = renderEvent({ kind: 'stopped', run }, style)
  return [...text.matchAll(/^(?:next|    ) {5}(.*)$/gm)].map(([, command = '']) => command)
}

test('a stop ends in a command, be it that nothing is left to mend', () => {
  expect(nextAfter(null, [])).toEqual(['helix next'])
  expect(nextAfter(null, [], 'helix log latest')).toEqual(['helix log latest', 'helix next'])
})

test('what mends an attempt is no command for the checkout; the attempt is shown', () => {
  expect(nextAfter('refs/helix/attempts/01', [left], 'helix log latest')).toEqual([
    'helix log latest',
    'git diff HEAD refs/helix/attempts/01',
    'helix next',
  ])
  expect(nextAfter(null, [left])).toEqual(['git restore progress.json', 'helix next'])
})
