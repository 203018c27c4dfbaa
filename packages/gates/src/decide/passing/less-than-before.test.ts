import { describe, expect, it } from 'vitest'
import type { Place } from '../../facts/facts.ts'
import { aCondition, anEvidence, runsBy } from '../testing/evidence.ts'
import { judge } from '../judge.ts'
import { realTree } from '../testing/real-tree.ts'
import { aRun, passed } from '../testing/runs.ts'

const file = 'test/unit/cart.test.ts'
const written = (body: string, title = `it('adds', `) =>
  `import { expect, it } from 'vitest'\nimport { total } from '../../src/cart.ts'\n${title}(a) => {\n${body}\n})\n`
const exact = 'expect(total(a)).toBe(3)'
const guarded = `expect(a).toBeTypeOf('number')\nif (a > 9) ${exact}`

/** What the gate says of a test whose runs came to these places; a run of no places cannot tell. */
function verdictOf(is: string, rows: Record<string, readonly Place[] | null>, was = exact, title?: string) {
  const tests = Object.entries(rows).map(([name, places]) => ({
    ...passed(`${file} > ${name}`),
    assertions: 9,
    ...(places && { places }),
  }))
  const { outcome, findings } = judge(
    aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'),
    anEvidence({
      head: realTree({ [file]: written(is, title) }),
      base: realTree({ [file]: written(was, title) }),
      runs: runsBy({ 'unit tests': [aRun({ tests })] }),
    }),
  )
  return [outcome, ...findings.map(({ code, message }) => `${code} ${message}`)].join(' ')
}

const rows = (places: readonly Place[]) => ({ 'adds 1': [[4, 1] as const], 'adds 12': places })
const less =
  'fail GATE-TESTS-NO-ASSERTION "adds" passes, and asserts less without what it did not come to: 1 value by 1 assertion (0 exact), 1 value by 1 assertion (1 exact) before'

describe('an assertion that no run came to', () => {
  it('counts as none, told by the line and column of its source', () => {
    expect(verdictOf(guarded, { adds: [[4, 1]] })).toBe(less)
    expect(verdictOf(guarded, { adds: [[4, 1], [5, 12]] })).toBe('pass') // prettier-ignore
  })

  it('is told from one in the same line, unless the runner knows no columns', () => {
    const inOne = guarded.replace('\n', '; ')
    expect(verdictOf(inOne, { adds: [[4, 1]] })).toBe(less)
    expect(verdictOf(inOne, { adds: [[4, 0]] })).toBe('pass')
  })

  it('may be replaced by another one that is as strict', () => {
    expect(verdictOf(`${exact}\nif (a > 9) expect(a).toBe(4)`, { adds: [[4, 1]] })).toBe('pass')
    expect(verdictOf(`expect(total(a)).toBe(4)\nif (a > 9) ${exact}`, { adds: [[4, 1]] })).toBe('pass')
  })

  it('is not made up for by looser ones, however many', () => {
    const loose = 'expect(a).toBeGreaterThan(1)\nexpect(a).toBeLessThan(9)\n'
    expect(verdictOf(`${loose}if (a > 9) ${exact}`, { adds: [[4, 1], [5, 1]] })).toMatch(/^fail/) // prettier-ignore
  })

  it('is forgiven where it stood behind the same condition before', () => {
    expect(verdictOf(`${guarded}\nexpect(a).toBe(4)`, { adds: [[4, 1], [6, 1]] }, guarded)).toBe('pass') // prettier-ignore
    expect(verdictOf(guarded.replace('9', '8'), { adds: [[4, 1]] }, guarded)).toMatch(/^fail/)
  })

  it('says nothing where a run cannot tell, of a new test, and of one that is as it was', () => {
    expect(verdictOf(guarded, { adds: null })).toBe('pass')
    expect(verdictOf(guarded, { adds: [[4, 1]] }, `})\nit('other', () => {\n${exact}`)).toBe('pass')
    expect(verdictOf(guarded, { adds: [[4, 1]] }, guarded)).toBe('pass')
  })

  it('of a table is one that no row came to', () => {
    const title = "it.each([1, 12])('adds %s', "
    expect(verdictOf(guarded, rows([[5, 12]]), exact, title)).toBe('pass')
    expect(verdictOf(guarded, rows([[4, 1]]), exact, title)).toMatch(/^fail/)
  })
})
