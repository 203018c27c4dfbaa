import { describe, expect, it } from 'vitest'
import { targetsOf } from './targets.ts'
import { aCondition, anEvidence, at, runsBy, verdictOn } from './testing/evidence.ts'
import type { RawRun } from '../run/raw-run.ts'
import { readRun } from '../run/read-run.ts'
import { realTree as treeOf } from './testing/real-tree.ts'
import { aFailure, aRun, failed } from './testing/runs.ts'

const file = 'e2e/split.test.ts'
const head = treeOf({
  [file]: `import { expect, it } from 'vitest'
import { split } from '../src/domain/split.ts'
it('REQ-1: splits a bill', () => { expect(split(10, 3)).toEqual([4, 3, 3]) })
`,
  'src/domain/money.ts': `import { save } from '../adapters/store.ts'\nexport const total = save(1)\n`,
})

const target = `${file} > REQ-1: splits a bill`
const url = 'http://127.0.0.1:4321'

/** A run of the test against a service whose entry does not exist: its address refuses. */
function refusedRun(seed: number): RawRun {
  const refused = { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:4321', code: 'ECONNREFUSED' }
  const failure = {
    name: 'TypeError',
    message: 'fetch failed',
    causes: [refused],
    frames: [{ file, line: 3, column: 1 }],
  }
  const test = { file, name: 'REQ-1: splits a bill', state: 'failed', durationMs: 3, failure }
  const canary = { passing: 'passed', failing: 'failed', silent: [] }
  const report = {
    helix: 1,
    nonce: 'n',
    reason: 'failed',
    canary,
    tests: [test],
    unhandled: [],
    properties: [],
    bench: [],
  }
  return {
    command: 'e2e',
    purpose: 'tests',
    argv: ['vitest'],
    startedAt: 0,
    durationMs: 1,
    exit: { code: 1, signal: null, timedOut: false, missing: false },
    nonce: 'n',
    seed,
    reports: [{ format: 'helix-json', bytes: new TextEncoder().encode(JSON.stringify(report)), modifiedAt: 1 }],
    output: '',
    service: { name: 'app', started: false, reason: 'no such file', url },
  }
}

describe('judges on real sources', () => {
  it('a new acceptance test of a module that does not exist yet is a good red', () => {
    const ids = targetsOf(head, null, (path) => path.startsWith('e2e/'))
    expect([...ids]).toEqual([`${file} > REQ-1: splits a bill`])
    const missing = aFailure(file, {
      message: "Cannot find module 'src/domain/split.ts' imported from e2e/split.test.ts",
    })
    const run = aRun({ tests: [failed(file, missing)] })
    const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
    const evidence = { head, targets, position: at('E2E_RED'), runs: runsBy({ 'e2e tests': [run, run] }) }
    expect(verdictOn(aCondition('red-bar', { runs: 2 }, 'e2e'), evidence)).toBe('pass')
  })

  it('a domain that imports an adapter crosses its layer', () => {
    expect(verdictOn(aCondition('layers', {}), { head })).toBe('fail LAYERS-EDGE')
  })

  it('a test that is commented out is lost', () => {
    const commented = treeOf({ [file]: `// it('REQ-1: splits a bill', () => {})\n` })
    expect(verdictOn(aCondition('integrity', {}), anEvidence({ base: head, head: commented }))).toBe(
      'fail INTEGRITY-LOST',
    )
  })

  it('tests of a service that cannot start yet are a good red, read from the report’s bytes', () => {
    const runs = [1, 2].map((seed) => readRun(refusedRun(seed), '/tmp/judged'))
    const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }
    const condition = aCondition('red-bar', { runs: 2 }, 'e2e')
    const evidence = { head, targets, position: at('E2E_RED') }
    expect(verdictOn(condition, { ...evidence, runs: runsBy({ 'e2e tests': runs }) })).toBe('pass')
    const stale = runs.map((run) => ({
      ...run,
      findings: [...run.findings, { ...run.findings[0]!, code: 'REPORT-STALE' }],
    }))
    expect(verdictOn(condition, { ...evidence, runs: runsBy({ 'e2e tests': stale }) })).toBe(
      'missing REPORT-STALE REPORT-STALE',
    )
  })
})
