import { describe, expect, it } from 'vitest'
import type { DeclaredTest } from '../../facts/facts.ts'
import { judge } from '../judge.ts'
import { aCondition, anEvidence, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aTree, declared, facts } from '../testing/trees.ts'

const condition = aCondition('integrity', {})
const file = 'test/unit/a.test.ts'
const id = `${file} > adds`
const asked = (name: string) => `import { ${name} } from '../../src/${name}.ts'
      test('${name}', () => { expect(${name}([1, 2])).toBe(3) })`
const tree = (...tests: DeclaredTest[]) => aTree({ [file]: facts({ tests }) })

describe('the gate integrity', () => {
  it('passes when all tests of the base are there', () => {
    const answer = judge(
      condition,
      anEvidence({ base: tree(declared(id)), head: tree(declared(id), declared(`${file} > new`)) }),
    )
    expect(answer).toEqual({
      outcome: 'pass',
      measured: expect.objectContaining({ tests: 2, lost: 0, silenced: 0, moved: 0, weakened: 0 }),
      findings: [],
      reports: [],
    })
  })

  it('has nothing to compare with before genesis', () => {
    expect(verdictOn(condition, { base: null, head: tree(declared(id)) })).toBe('pass')
  })

  it('a test that is gone is told by its name and file', () => {
    const { outcome, findings } = judge(condition, anEvidence({ base: tree(declared(id)), head: aTree({}) }))
    expect(outcome).toBe('fail')
    expect(findings).toMatchObject([
      { code: 'INTEGRITY-LOST', message: `the test "adds" is gone from ${file}`, where: { path: file, name: id } },
    ])
  })

  it('a test that stands elsewhere with the same body has moved', () => {
    const moved = declared('test/unit/b.test.ts > sums', { body: 'same' })
    const head = aTree({ 'test/unit/b.test.ts': facts({ tests: [moved] }) })
    const base = tree(declared(id, { body: 'same' }))
    expect(judge(condition, anEvidence({ base, head }))).toMatchObject({
      outcome: 'pass',
      measured: { moved: 1, lost: 0 },
    })
  })

  it('one copy accounts for one test, and an old copy for none', () => {
    const twin = declared(`${file} > twin`, { body: 'same' })
    const base = tree(declared(id, { body: 'same' }), declared(`${file} > other`, { body: 'same' }))
    expect(verdictOn(condition, { base, head: tree(twin) })).toBe('fail INTEGRITY-LOST')
    expect(verdictOn(condition, { base: tree(declared(id, { body: 'same' }), twin), head: tree(twin) })).toBe(
      'fail INTEGRITY-LOST',
    )
  })

  describe('a test that is gone while a new one stands in its file', () => {
    const assertions = { count: 2, exact: 2, weak: 0, values: 2 }
    const old = declared(id, { body: 'old', assertions })
    const fresh = (more: Partial<DeclaredTest> = {}) =>
      declared(`${file} > adds up`, { body: 'new', assertions, ...more })
    const outcome = (...tests: DeclaredTest[]) => verdictOn(condition, { base: tree(old), head: tree(...tests) })

    it('was retitled when the new one asks for no less', () => {
      const answer = judge(condition, anEvidence({ base: tree(old), head: tree(fresh()) }))
      expect(answer).toMatchObject({ outcome: 'pass', measured: { lost: 0, moved: 0, retitled: 1 } })
    })

    it.each<[string, Partial<DeclaredTest>]>([
      ['asks for fewer values', { assertions: { ...assertions, values: 1, count: 1 } }],
      ['asserts nothing', { asserts: false }],
      ['uses nothing from outside', { touches: false }],
      ['is skipped', { modifiers: ['skip'] }],
    ])('is lost when the new one %s', (_, less) => {
      const [reason] = outcome(fresh(less)).match(/INTEGRITY-LOST/) ?? []
      expect(reason).toBe('INTEGRITY-LOST')
    })

    it('is lost when the new one stands for another, was there before under its body, or stands in another file', () => {
      const two = declared(`${file} > more`, { body: 'more', assertions })
      const base = tree(old, two)
      expect(verdictOn(condition, { base, head: tree(fresh()) })).toBe('fail INTEGRITY-LOST')
      const copy = declared(`${file} > adds up`, { body: 'more', assertions })
      expect(verdictOn(condition, { base, head: tree(two, copy) })).toBe('fail INTEGRITY-LOST')
      const elsewhere = 'test/unit/b.test.ts'
      const head = aTree({
        [elsewhere]: facts({ tests: [declared(`${elsewhere} > adds up`, { body: 'new', assertions })] }),
      })
      expect(verdictOn(condition, { base: tree(old), head })).toBe('fail INTEGRITY-LOST')
    })
  })

  describe('a test that is gone while one under its title stands in another file', () => {
    const assertions = { count: 2, exact: 2, weak: 0, values: 2 }
    const base = tree(declared(id, { body: 'old', assertions }))
    const elsewhere = 'test/unit/room/a.test.ts'
    const among = (...tests: DeclaredTest[]) => ({ base, head: aTree({ [elsewhere]: facts({ tests }) }) })

    it('has moved and was rewritten since, when the new one asks for no less', () => {
      const edited = declared(`${elsewhere} > adds`, { body: 'new', assertions })
      expect(judge(condition, anEvidence(among(edited)))).toMatchObject({ outcome: 'pass', measured: { lost: 0 } })
    })

    it('is lost when the new one asks for less', () => {
      const weaker = declared(`${elsewhere} > adds`, {
        body: 'new',
        assertions: { ...assertions, values: 1, count: 1 },
      })
      expect(verdictOn(condition, among(weaker))).toBe('fail INTEGRITY-LOST')
    })
  })

  describe('a test that is gone while one of its shape stands anywhere', () => {
    const elsewhere = 'test/unit/total.test.ts'
    const base = realTree({ 'src/sum.ts': 'export const sum = (all: number[]) => all.length', [file]: asked('sum') })

    it('follows the name that the product gave to what it calls', () => {
      const head = realTree({
        'src/total.ts': 'export const total = (all: number[]) => all.length',
        [elsewhere]: asked('total'),
      })
      expect(verdictOn(condition, { base, head })).toBe('pass')
    })

    it.each([
      ['the product has both', 'export const sum = (all: number[]) => all.length\nexport const total = sum'],
      ['the product has none of them', 'export const other = 1'],
    ])('is lost where %s', (_, text) => {
      const head = realTree({ 'src/total.ts': text, [elsewhere]: asked('total') })
      expect(verdictOn(condition, { base, head })).toBe('fail INTEGRITY-LOST')
    })
  })

  describe('a test that is gone while its file moved', () => {
    const home = 'test/unit/b.test.ts'
    const base = tree(declared(id, { body: 'kept' }), declared(`${file} > old`, { body: 'old' }))
    const moved = (...tests: DeclaredTest[]) => aTree({ [home]: facts({ tests }) })
    const fresh = declared(`${home} > new`, { body: 'new' })

    it('may have got another title there', () => {
      const head = moved(declared(`${home} > adds`, { body: 'kept' }), fresh)
      expect(verdictOn(condition, { base, head })).toBe('pass')
    })

    it.each([
      ['less than half of its tests moved', moved(declared(`${home} > other`, { body: 'other' }), fresh)],
      ['the new one asks for less', moved(declared(`${home} > adds`, { body: 'kept' }), { ...fresh, touches: false })],
    ])('is lost where %s', (_, head) => {
      expect(verdictOn(condition, { base, head })).toContain('INTEGRITY-LOST')
    })

    it('is lost where its file is still there, or the other one was', () => {
      const kept = declared(id, { body: 'kept' })
      const beside = { [file]: facts({ tests: [kept] }), [home]: facts({ tests: [fresh] }) }
      expect(verdictOn(condition, { base, head: aTree(beside) })).toBe('fail INTEGRITY-LOST')
      const before = aTree({
        [file]: facts({ tests: [kept, declared(`${file} > old`, { body: 'old' })] }),
        [home]: facts({ tests: [declared(`${home} > long there`)] }),
      })
      const after = moved(declared(`${home} > long there`), declared(`${home} > adds`, { body: 'kept' }), fresh)
      expect(verdictOn(condition, { base: before, head: after })).toBe('fail INTEGRITY-LOST')
    })
  })

  describe('tests that are gone while a table has new rows in their file', () => {
    const row = { count: 1, exact: 1, weak: 0, values: 1 }
    const old = ['one', 'two', 'three'].map((name) => declared(`${file} > ${name}`, { assertions: row }))
    const table = (rows: number, more: Partial<DeclaredTest> = {}) =>
      declared(`${file} > %s`, { body: 'table', rows, assertions: row, ...more })

    it('became rows of it, one row each', () => {
      expect(verdictOn(condition, { base: tree(...old), head: tree(table(3)) })).toBe('pass')
      const grown = tree(declared(`${file} > one`, { body: 'table', rows: 3, assertions: row }))
      expect(verdictOn(condition, { base: tree(...old), head: grown })).toBe('pass')
    })

    it.each<[string, DeclaredTest]>([
      ['has fewer rows than tests went', table(2)],
      ['asks for less in a row', table(3, { assertions: { ...row, values: 0, count: 0, exact: 0 } })],
      ['is skipped', table(3, { modifiers: ['skip'] })],
    ])('are lost where the table %s', (_, one) => {
      expect(verdictOn(condition, { base: tree(...old), head: tree(one) })).toContain('INTEGRITY-LOST')
    })

    it('are lost where the rows were there before', () => {
      expect(verdictOn(condition, { base: tree(...old, table(3)), head: tree(table(3)) })).toContain('INTEGRITY-LOST')
    })
  })

  it.each([
    ['was skipped for good', ['skip'], 'pass'],
    ['was only planned', ['todo'], 'pass'],
    ['was skipped somewhere', ['skipIf'], 'fail INTEGRITY-LOST'],
    ['must fail', ['fails'], 'fail INTEGRITY-LOST'],
  ])('a test that %s may go when it never ran', (_, modifiers, verdict) => {
    const base = tree(declared(id, { modifiers }))
    expect(verdictOn(condition, { base, head: tree(declared(`${file} > other`, { body: 'x', asserts: false })) })).toBe(
      verdict,
    )
  })

  describe('a test that goes', () => {
    const gone = { base: tree(declared(id)), head: aTree({}), start: aTree({}) }

    it.each([
      ['younger than the cycle, in an open layer', { ...gone, open: new Set(['domain']) }, 'pass'],
      ['younger than the cycle, in a closed layer', gone, 'fail INTEGRITY-LOST'],
      [
        'older than the cycle, in an open layer',
        { ...gone, open: new Set(['domain']), start: tree(declared(id)) },
        'fail INTEGRITY-LOST',
      ],
      ['between cycles', { ...gone, open: new Set(['domain']), start: null }, 'fail INTEGRITY-LOST'],
      ['frozen', { ...gone, open: new Set(['domain']), frozen: new Map([[file, 'blob']]) }, 'fail INTEGRITY-LOST'],
      [
        'younger than the cycle, beside an older one',
        { ...gone, open: new Set(['domain']), start: tree(declared(`${file} > other`)) },
        'pass',
      ],
      [
        'older than the cycle, beside another one',
        { ...gone, open: new Set(['domain']), start: tree(declared(`${file} > other`), declared(id)) },
        'fail INTEGRITY-LOST',
      ],
      [
        'younger than the cycle, in no layer',
        { ...gone, open: new Set(['domain']), layersOf: () => null },
        'fail INTEGRITY-LOST',
      ],
      ['dropped by an amendment', { ...gone, dropped: new Set([id]) }, 'pass'],
    ])('%s', (_, evidence, short) => {
      expect(verdictOn(condition, evidence)).toBe(short)
    })
  })

  it.each(['skip', 'only', 'todo', 'fails', 'skipIf', 'retry'])('a new %s silences a test', (modifier) => {
    const head = tree(declared(id, { modifiers: [modifier], line: 8 }))
    const { findings } = judge(condition, anEvidence({ base: tree(declared(id)), head }))
    expect(findings).toMatchObject([
      {
        code: 'INTEGRITY-SKIP',
        message: `the test "adds" has 1 new modifier: ${modifier}`,
        where: { path: file, line: 8 },
        fix: `Remove .${modifier}.`,
      },
    ])
  })

  it('a new test may not be silent either, one of the base may stay so', () => {
    const silent = tree(declared(id, { modifiers: ['skip'] }))
    expect(verdictOn(condition, { base: aTree({}), head: silent })).toBe('fail INTEGRITY-SKIP')
    expect(verdictOn(condition, { base: silent, head: silent })).toBe('pass')
    expect(
      verdictOn(condition, { base: aTree({}), head: tree(declared(id, { modifiers: ['each', 'concurrent'] })) }),
    ).toBe('pass')
  })

  it('a test file that cannot be parsed any more hides its tests', () => {
    const head = aTree({ [file]: facts({ problem: 'expected )' }) })
    expect(verdictOn(condition, { base: tree(declared(id)), head })).toBe('missing SOURCE-UNREADABLE')
    expect(verdictOn(condition, { base: aTree({ [file]: facts() }), head })).toBe('pass')
  })
})
