// As PIT 1.30 writes it (XMLReportListener), cut down.
import { describe, expect, it } from 'vitest'
import { readPit } from './pit.ts'
import { isFinding } from './reader.ts'

const junit5 = 'shop.CartTest.[engine:junit-jupiter]/[class:shop.CartTest]/[method:adds()]'
const row =
  'shop.CartTest.[engine:junit-jupiter]/[class:shop.CartTest]/[test-template:rows(int)]/[test-template-invocation:#2]'
const inner = 'shop.CartTest$Empty.[engine:junit-jupiter]/[class:shop.CartTest]/[nested-class:Empty]/[method:pays()]'
const junit4 = 'shop.BillTest.splits(shop.BillTest)' // prettier-ignore

const mutation = (status: string, tests: string) =>
  `<mutation detected='true' status='${status}' numberOfTestsRun='1'><sourceFile>Cart.java</sourceFile><mutatedClass>shop.Cart</mutatedClass><mutatedMethod>total</mutatedMethod><methodDescription>(II)I</methodDescription><lineNumber>6</lineNumber><mutator>org.pitest.mutationtest.engine.gregor.mutators.MathMutator</mutator><indexes><index>8</index></indexes><blocks><block>0</block></blocks>${tests}<description>Replaced integer addition with subtraction</description></mutation>`

function reading(...mutations: string[]) {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<mutations partial="true">\n${mutations.join('\n')}\n</mutations>\n`
  const answer = readPit(new TextEncoder().encode(text))
  if (isFinding(answer)) throw new Error(answer.message)
  return answer
}

describe('tests that PIT names', () => {
  it('are called as their reports call them', () => {
    const killers = [junit5, row, inner, junit4, 'something else'].map((test) => mutation('KILLED', `<killingTest>${test}</killingTest>`)) // prettier-ignore
    expect(reading(...killers).mutants?.map(({ killedBy }) => killedBy)).toEqual([
      ['shop.CartTest > adds()'],
      ['shop.CartTest > rows(int)[2]'],
      ['shop.CartTest$Empty > pays()'],
      ['shop.BillTest > splits'],
      ['something else'],
    ])
  })

  it('are all that kill, and all that were tried, where it tells the whole matrix', () => {
    const matrix = `<killingTests>${junit5}|${junit4}</killingTests><succeedingTests>${row}</succeedingTests><coveringTests>${junit5}|${junit4}|${row}</coveringTests>`
    const { mutants, mutationTests } = reading(mutation('KILLED', matrix))
    expect(mutants).toMatchObject([{ killedBy: ['shop.CartTest > adds()', 'shop.BillTest > splits'] }])
    expect(mutationTests).toEqual(['shop.CartTest > adds()', 'shop.BillTest > splits', 'shop.CartTest > rows(int)[2]'])
  })

  it('are not known to be all where it stops at the first that kills', () => {
    expect(reading(mutation('KILLED', `<killingTest>${junit5}</killingTest>`)).mutationTests).toBeUndefined()
    expect(reading(mutation('SURVIVED', '<killingTest/>')).mutants).toMatchObject([{ killedBy: [] }])
  })
})

it('a mutant that PIT takes for equivalent is ignored', () => {
  expect(reading(mutation('EQUIVALENT', '<killingTest/>')).mutants).toMatchObject([{ status: 'Ignored' }])
})
