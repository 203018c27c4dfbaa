import type { Command } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { Mutant, Run } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { judge } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, at, runsBy, verdictOn } from '../testing/evidence.ts'
import { aMutant, aRun, passed } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'

const file = 'e2e/bill.test.ts'
const splits = `${file} > a bill > is split`
const table = `${file} > rounds %s`
const path = 'src/domain/split.ts'
const bar = aCondition('red-bar', { runs: 2 }, 'e2e')
const asked = aCondition('mutation', { minPatch: 80, ratchet: false }, 'mutants')

/** The standard steps, whose last one asks for mutants; `tests` are those that StrykerJS tries. */
function policy(tests: string[]) {
  const known = aPolicy()
  const mutants: Command = { kind: 'stryker', name: 'mutants', quick: false, within: 1, tests, mutate: ['src/**'] }
  const steps = known.steps.map((step) => (step.id === 'DOMAIN_LOGIC' ? { ...step, exit: [asked] } : step))
  return aPolicy({ commands: { ...known.commands, mutants }, steps })
}

const killedBy = (...tests: string[]): Mutant => aMutant(path, 2, 'Killed', { killedBy: tests })

function ending(mutants: Mutant[], { run = {}, ...parts }: Partial<Evidence> & { run?: Partial<Run> } = {}) {
  const tests = { tests: [passed(splits), passed(`${file} > rounds 1`)] }
  return {
    policy: policy(['unit', 'e2e']),
    position: at('DONE'),
    closing: true,
    head: aTree({ [file]: facts({ tests: [declared(splits), declared(table)] }) }),
    frozen: new Map([[file, `blob of ${file}`]]),
    targets: { ids: new Set([splits, table]), passedOnce: new Set<string>(), reopened: new Set<string>() },
    changedSinceStart: new Map([[path, [[1, 10] as const]]]),
    runs: runsBy({ 'e2e tests': [aRun(tests), aRun(tests)], 'mutants mutation': [aRun({ mutants, ...run })] }),
    ...parts,
  }
}

const measuredOf = (evidence: Partial<Evidence>) => judge(bar, anEvidence(evidence)).measured

describe('at the end of the cycle', () => {
  const all = killedBy(splits, `${file} > rounds 1`)

  it('a target that killed nothing on a changed line is refused by its name', () => {
    const { outcome, findings } = judge(bar, anEvidence(ending([killedBy(splits, 'test/unit/a.test.ts > a')])))
    expect(outcome).toBe('fail')
    expect(findings).toMatchObject([{ code: 'RED-FROZEN-IDLE', where: { path: file, name: table } }])
    expect(verdictOn(bar, ending([{ ...all, line: 50, endLine: 50 }, killedBy()]))).toBe(
      'fail RED-FROZEN-IDLE RED-FROZEN-IDLE',
    )
  })

  it('passes where each killed one, whatever stands between the names of suites, and counts them', () => {
    expect(verdictOn(bar, ending([all]))).toBe('pass')
    expect(measuredOf(ending([killedBy(`${file} > a bill is split`, `${file} > rounds 2`)]))).toMatchObject({ killing: 2 }) // prettier-ignore
  })

  it('does not take another file’s test of the same name for it, nor a timeout', () => {
    expect(measuredOf(ending([killedBy('e2e/other.test.ts > a bill > is split')]))).toMatchObject({ killing: 0 })
    expect(measuredOf(ending([{ ...all, status: 'Timeout' }]))).toMatchObject({ killing: 0 })
  })

  it.each([
    ['the playbook has no mutation gate', { policy: aPolicy() }],
    ['no mutation gate runs the tests of e2e', { policy: policy(['unit']) }],
    ['no mutation gate runs the tests of e2e', { run: { valid: false } }],
    ['no mutant was tried on a changed line', { changedSinceStart: new Map() }],
  ])('says why it is not asked: %s', (unasked, parts) => {
    expect(verdictOn(bar, ending([all], parts))).toBe('pass')
    expect(measuredOf(ending([all], parts))).toMatchObject({ killing: null, unasked })
  })

  it('asks a tool of another make by the tests that its report names', () => {
    const known = policy([])
    const mutants: Command = {
      kind: 'argv',
      name: 'mutants',
      quick: false,
      within: 1,
      run: ['tool'],
      report: 'mutation-json',
    }
    const other = { ...known, commands: { ...known.commands, mutants } }
    const named = (mutationTests: string[] | null) => ending([killedBy()], { policy: other, run: { mutationTests } })
    expect(measuredOf(named([splits]))).toMatchObject({ killing: 0 })
    expect(measuredOf(named(['test/unit/a.test.ts > a']))).toMatchObject({ killing: null })
    expect(measuredOf(named(null))).toMatchObject({ killing: null })
  })
})

it('rows of a Java test notice for it', () => {
  const java = 'e2e/shop/CartTest.java'
  const known = policy([])
  const mutants: Command = { kind: 'argv', name: 'mutants', quick: false, within: 1, run: ['mvn'], report: 'pit' }
  const killer = `${java} > rows > (int)[1]`
  const parts = {
    policy: { ...known, commands: { ...known.commands, mutants } },
    targets: { ids: new Set([`${java} > rows`]), passedOnce: new Set<string>(), reopened: new Set<string>() },
    run: { mutationTests: [killer] },
  }
  expect(measuredOf(ending([killedBy(killer)], parts))).toMatchObject({ killing: 1 })
})

it('before the last step nothing is asked', () => {
  expect(measuredOf(ending([killedBy()], { position: at('INFRA_INTEGRATION') }))).not.toHaveProperty('killing')
  expect(measuredOf(ending([killedBy()], { closing: false }))).not.toHaveProperty('killing')
})
