import { describe, expect, it } from 'vitest'
import type { Run } from '../../run/run.ts'
import { anEvidence, runsBy } from '../testing/evidence.ts'
import { anInvalidRun, aRun, failed, passed, resultOf } from '../testing/runs.ts'
import { judgeSameVerdicts } from './same-verdicts.ts'

const id = 'e2e/pay.test.ts > pays'
const other = 'e2e/pay.test.ts > helps'

function evidence(run: Run) {
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  return anEvidence({ targets, runs: runsBy({ 'e2e tests': [run] }) })
}

const judged = (before: Run, after: Run) =>
  judgeSameVerdicts({ before: evidence(before), after: evidence(after), commands: ['e2e'] })
const run = (...tests: Run['tests']) => aRun({ tests })

describe('a refactoring', () => {
  it('that makes a frozen test pass is refused', () => {
    expect(judged(run(failed(id)), run(passed(id)))).toEqual([
      {
        severity: 'error',
        code: 'LANE-VERDICT',
        message: 'the frozen test "pays" fails before this refactoring and passes after it',
        where: { name: id },
        fix: 'Bring the behaviour with its step, as feat or fix.',
      },
    ])
  })

  it('that makes one fail, or not run, is refused', () => {
    expect(judged(run(passed(id)), run(failed(id))).map(({ code }) => code)).toEqual(['LANE-VERDICT'])
    expect(judged(run(passed(id)), run(resultOf(id, 'skipped')))[0]?.message).toContain('is skipped after it')
  })

  it('that leaves them as they are passes, whatever other tests do', () => {
    expect(judged(run(failed(id), failed(other)), run(failed(id), passed(other)))).toEqual([])
    expect(judged(run(passed(id)), run(passed(id)))).toEqual([])
  })

  it('is not judged by a run that proves nothing', () => {
    expect(judged(anInvalidRun('RUN-KILLED'), run(passed(id))).map(({ code }) => code)).toEqual(['RUN-KILLED'])
    expect(judged(run(passed(id)), anInvalidRun('RUN-KILLED')).map(({ code }) => code)).toEqual(['RUN-KILLED'])
  })
})
