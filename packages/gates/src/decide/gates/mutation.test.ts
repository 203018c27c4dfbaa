import { sha256 } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { Mutant } from '../../run/run.ts'
import type { Evidence } from '../evidence.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, before, runsBy, verdictOn } from '../testing/evidence.ts'
import { aMutant, aRun, anInvalidRun } from '../testing/runs.ts'
import { aTree, facts } from '../testing/trees.ts'

const path = 'src/domain/split.ts'
const condition = aCondition('mutation', { minPatch: 80, ratchet: false }, 'mutants')
const ratcheted = aCondition('mutation', { minPatch: 80, ratchet: true }, 'mutants')
const many = (count: number, status: Mutant['status'], parts: Partial<Mutant> = {}) =>
  Array.from({ length: count }, (_, at) => aMutant(path, 1, status, { key: `${status} ${at}`, ...parts }))
const short = (mutant: Mutant) => sha256(mutant.key).slice(0, 16)

function measured(mutants: Mutant[], parts: Partial<Evidence> = {}): Partial<Evidence> {
  return {
    head: aTree({ [path]: facts() }),
    changedSinceStart: new Map([[path, [[1, 10]]]]),
    runs: runsBy({ 'mutants mutation': [aRun({ mutants })] }),
    ...parts,
  }
}

const around = (line: number, endLine: number) =>
  measured([aMutant(path, line, 'Survived', { endLine })], { changedSinceStart: new Map([[path, [[5, 6]]]]) })
const known = (...mutants: Mutant[]) => before({ survivors: mutants.map(short), ignoredTotal: 1 })
const ignored = (count: number) => Array.from({ length: count }, () => aMutant(path, 50, 'Ignored'))
const withIgnored = (count: number) => measured([...many(1, 'Killed'), ...ignored(count)], { before: known() })

describe('the gate mutation', () => {
  it('needs one run of the mutation command', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'mutants', purpose: 'mutation', times: 1 }])
  })

  it.each([
    [8, 2, 'pass'],
    [7, 2, 'fail MUTATION-PATCH MUTATION-PATCH'],
    [1, 0, 'pass'],
    [0, 1, 'fail MUTATION-PATCH'],
  ])('%i killed and %i survived mutants are: %s', (killed, survived, answer) => {
    expect(verdictOn(condition, measured([...many(killed, 'Killed'), ...many(survived, 'Survived')]))).toBe(answer)
  })

  it('lists survivors as a change of the code', () => {
    const survivor = aMutant(path, 8, 'Survived')
    const { findings, measured: figures } = judge(condition, anEvidence(measured([survivor, ...many(1, 'Killed')])))
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'MUTATION-PATCH',
        message: `mutation score of the change 50 % is below 80 %; survived: ${path}:8 >= → >`,
        where: { path, line: 8, column: 5 },
        fix: 'Add a test that fails with this change of the code.',
      },
    ])
    expect(figures).toEqual({
      patch: 50,
      killed: 1,
      survived: 1,
      timeouts: 0,
      ignored: 0,
      survivors: [short(survivor)],
      ignoredTotal: 0,
    })
  })

  it('says when no test runs the mutant, and keeps long code to one line', () => {
    const block = { original: `{\n  ${'x'.repeat(80)}\n}`, replacement: '' }
    const { findings } = judge(condition, anEvidence(measured([aMutant(path, 3, 'NoCoverage', block)])))
    expect(findings[0]?.message).toBe(
      `mutation score of the change 0 % is below 80 %; no test runs: ${path}:3 { ${'x'.repeat(57)}… → nothing`,
    )
  })

  it('a timeout is a kill only where the mutator can make a loop endless', () => {
    expect(verdictOn(condition, measured(many(1, 'Timeout', { mutator: 'BlockStatement' })))).toBe('pass')
    expect(verdictOn(condition, measured(many(1, 'Timeout', { mutator: 'StringLiteral' })))).toBe('fail MUTATION-PATCH')
    const both = [...many(4, 'Killed'), ...many(1, 'Timeout')]
    expect(judge(condition, anEvidence(measured(both))).measured).toMatchObject({ killed: 5, timeouts: 1, patch: 100 })
  })

  it.each([
    'ConditionalExpression',
    'UpdateOperator',
    'EqualityOperator',
    'BlockStatement',
    'AssignmentOperator',
    'ArithmeticOperator',
    // PIT
    'ConditionalsBoundaryMutator',
    'NegateConditionalsMutator',
    'RemoveConditionalMutator_ORDER_ELSE',
    'IncrementsMutator',
    'MathMutator',
    'VoidMethodCallMutator',
    'BooleanTrueReturnValsMutator',
    // cargo-mutants
    'BinaryOperator',
    'FnValue',
    'MatchArmGuard',
    // Stryker.NET, Infection
    'Equality mutation',
    'Block removal mutation',
    'LessThan',
  ])('a timeout of %s is a kill', (mutator) => {
    const answer = judge(condition, anEvidence(measured(many(1, 'Timeout', { mutator }))))
    expect(answer.measured).toMatchObject({ killed: 1, survived: 0, timeouts: 1 })
  })

  it.each([
    'StringLiteral',
    'Regex',
    'ObjectLiteral',
    'EmptyObjectReturnValsMutator',
    'NullReturnValsMutator',
    'StructField',
    'String mutation',
  ])('a timeout of %s is none: it makes no loop endless', (mutator) => {
    expect(verdictOn(condition, measured(many(1, 'Timeout', { mutator })))).toBe('fail MUTATION-PATCH')
  })

  it('code of 60 characters is shown whole, without blanks around it', () => {
    const said = (original: string) =>
      judge(condition, anEvidence(measured([aMutant(path, 3, 'Survived', { original })]))).findings[0]?.message
    expect(said(` ${'x'.repeat(60)} `)).toContain(`${path}:3 ${'x'.repeat(60)} → >`)
    expect(said('x'.repeat(61))).toContain(`${path}:3 ${'x'.repeat(59)}… → >`)
  })

  it('mutants that do not compile or break at load time count neither way', () => {
    const mutants = [...many(1, 'Killed'), ...many(5, 'CompileError'), ...many(5, 'RuntimeError')]
    expect(judge(condition, anEvidence(measured(mutants))).measured).toMatchObject({
      killed: 1,
      survived: 0,
      patch: 100,
    })
  })

  it('where none on a changed line could be tried, nothing is proven', () => {
    const broken = [...many(2, 'CompileError'), ...many(1, 'RuntimeError')]
    expect(verdictOn(condition, measured(broken))).toBe('missing MUTATION-ZERO')
    expect(verdictOn(condition, measured([...broken, ...many(1, 'Killed')]))).toBe('pass')
    expect(verdictOn(condition, measured([...broken, ...many(1, 'Ignored')]))).toBe('missing MUTATION-ZERO')
  })

  it('a load of timeouts proves nothing, a few endless loops do', () => {
    const timedOut = (timeouts: number, killed: number) =>
      verdictOn(condition, measured([...many(killed, 'Killed'), ...many(timeouts, 'Timeout')]))
    expect(timedOut(4, 3)).toBe('missing MUTATION-TIMEOUTS')
    expect(timedOut(3, 3)).toBe('pass')
    expect(timedOut(4, 6)).toBe('pass')
    expect(timedOut(111, 589)).toBe('missing MUTATION-TIMEOUTS')
    const { findings } = judge(condition, anEvidence(measured(many(4, 'Timeout'))))
    expect(findings[0]?.message).toBe('4 of 4 mutants on changed lines timed out, at most 3 are taken for noticed')
  })

  it('a changed line may not be taken out of mutation', () => {
    expect(verdictOn(condition, measured([...many(9, 'Killed'), ...many(1, 'Ignored')]))).toBe('fail MUTATION-IGNORED')
  })

  it('a mutant belongs to the change when any of its lines changed', () => {
    expect(verdictOn(condition, around(1, 5))).toBe('fail MUTATION-PATCH')
    expect(verdictOn(condition, around(6, 9))).toBe('fail MUTATION-PATCH')
    expect(verdictOn(condition, around(7, 9))).toBe('pass')
    expect(verdictOn(condition, around(1, 4))).toBe('pass')
  })

  it.each([
    ['never run', [], 'missing GATE-NOT-RUN'],
    ['stale', [anInvalidRun('REPORT-STALE')], 'missing REPORT-STALE'],
    ['without report', [aRun()], 'missing MUTATION-NO-REPORT'],
    ['ended early', [aRun({ mutants: many(1, 'Pending') })], 'missing MUTATION-PENDING'],
    [
      'without a mutant in the changed code',
      [aRun({ mutants: [aMutant('src/domain/other.ts', 1, 'Killed')] })],
      'missing MUTATION-ZERO',
    ],
    ['without any mutant', [aRun({ mutants: [] })], 'missing MUTATION-ZERO'],
  ])('is missing when %s', (_, runs, answer) => {
    expect(verdictOn(condition, measured([], { runs: runsBy({ 'mutants mutation': runs }) }))).toBe(answer)
  })

  it('changed lines with nothing to mutate pass in a file that was mutated', () => {
    const elsewhere = aMutant(path, 90, 'Killed')
    expect(verdictOn(condition, measured([elsewhere]))).toBe('pass')
    expect(judge(condition, anEvidence(measured([elsewhere]))).measured['patch']).toBeNull()
  })

  it('passes without a run when no changed line in scope runs', () => {
    const head = aTree({ [path]: facts({ executable: new Set([50]) }) })
    const evidence = anEvidence({ head, changedSinceStart: new Map([[path, [[1, 10]]]]) })
    expect(judge(condition, evidence).measured).toEqual({ patch: null, killed: 0, survived: 0 })
    expect(judge(condition, evidence).outcome).toBe('pass')
  })

  it('a file of another kind need not be mutated, one of several is enough', () => {
    const other = 'src/domain/other.ts'
    const changedSinceStart = new Map([path, other, 'src/domain/a.md'].map((file) => [file, [[1, 10] as const]]))
    const notes = { head: aTree({ 'src/domain/a.md': null }), changedSinceStart }
    expect(verdictOn(condition, measured([aMutant('src/domain/x.ts', 1, 'Killed')], notes))).toBe('pass')
    const two = { head: aTree({ [path]: facts(), [other]: facts() }), changedSinceStart }
    expect(verdictOn(condition, measured([aMutant(path, 90, 'Killed')], two))).toBe('pass')
    const { findings } = judge(condition, anEvidence(measured([aMutant('src/domain/x.ts', 1, 'Killed')], two)))
    expect(findings[0]?.message).toBe(`no mutant was made in ${other}, ${path}, whose code changed`)
  })

  it('counts what was ignored, on changed lines and in all, and orders survivors', () => {
    const survivors = [1, 2, 3, 4, 5].map((at) => aMutant(path, 40 + at, 'Survived', { key: `key ${at}` }))
    const mutants = [...many(1, 'Killed'), aMutant(path, 2, 'Ignored'), ...ignored(2), ...survivors]
    expect(judge(condition, anEvidence(measured(mutants))).measured).toMatchObject({
      ignored: 1,
      ignoredTotal: 3,
      survivors: survivors.map(short).sort(),
    })
  })

  describe('ratchet', () => {
    it('asks for a run even if nothing changed', () => {
      const unchanged = { changedSinceStart: new Map(), before: known(), runs: () => [] }
      expect(verdictOn(ratcheted, measured([], unchanged))).toBe('missing GATE-NOT-RUN')
    })

    it('compares with what the same command measured', () => {
      const asked: unknown[] = []
      const before: Evidence['before'] = (gate, of) => {
        asked.push([gate, of])
        return null
      }
      judge(ratcheted, anEvidence(measured(many(1, 'Killed'), { before })))
      expect(asked).toEqual([['mutation', 'mutants']])
    })

    const old = aMutant(path, 40, 'Survived', { key: 'old' })
    const fresh = aMutant(path, 41, 'Survived', { key: 'fresh' })

    it('names the one mutant that the tests no longer notice', () => {
      const { outcome, findings } = judge(
        ratcheted,
        anEvidence(measured([...many(1, 'Killed'), old, fresh], { before: known(old) })),
      )
      expect(outcome).toBe('fail')
      expect(findings).toMatchObject([
        {
          code: 'MUTATION-RATCHET',
          message: `a mutant that the tests killed before survives: ${path}:41 >= → >`,
          where: { path, line: 41 },
        },
      ])
    })

    it('accepts the survivors of before, and asks nothing the first time', () => {
      expect(verdictOn(ratcheted, measured([...many(1, 'Killed'), old], { before: known(old) }))).toBe('pass')
      expect(verdictOn(ratcheted, measured([...many(1, 'Killed'), fresh]))).toBe('pass')
      expect(verdictOn(ratcheted, measured([...many(1, 'Killed'), fresh], { before: before({ patch: null }) }))).toBe(
        'pass',
      )
      expect(verdictOn(condition, measured([...many(1, 'Killed'), fresh], { before: known() }))).toBe('pass')
    })

    it('leaves lines changed since the base to the patch score', () => {
      const parts = { before: known(), changedSinceBase: new Map([[path, [[41, 41] as const]]]) }
      expect(verdictOn(ratcheted, measured([...many(1, 'Killed'), fresh], parts))).toBe('pass')
    })

    it('the number of ignored mutants may not grow', () => {
      expect(verdictOn(ratcheted, withIgnored(1))).toBe('pass')
      expect(verdictOn(ratcheted, withIgnored(2))).toBe('fail MUTATION-IGNORED')
    })
  })
})
