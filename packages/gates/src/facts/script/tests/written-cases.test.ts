import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const casesOf = (text: string) => factsOf(text, 'a.test.ts').tests[0]?.cases
const body = '{ expect(add(x)).toBe(y) }'
const inTest = (table: string) => `test.each(${table})('a', (x, y) => ${body})`
const inFile = (table: string, more = '') => `${more}const cases = ${table}\n${inTest('cases')}`
const looped = (table: string) => `const cases = ${table}\nfor (const [x, y] of cases) test('a', () => ${body})`
const walked = (table: string, given = '([x, y])') =>
  `const cases = ${table}\ncases.forEach(${given} => { test('a', () => ${body}) })`
const suite = (table: string) => `describe.each(${table})('d', (x, y) => { test('a', () => ${body}) })`

describe('rows that a table gets', () => {
  it.each([
    ['of a test', inTest('[[1, 2]]'), inTest('[[1, 2], [2, 3]]')],
    ['of a file', inFile('[[1, 2]]'), inFile('[[0, 1], [1, 2]]')],
    ['of a file, with a type', inFile('[[1, 2]]'), inFile('[[1, 2], [2, 3]] as const')],
    ['that speak of a constant that is new', inFile('[[1, 2]]'), inFile('[[1, 2], [2, three]]', 'const three = 3\n')],
    ['of a loop', looped('[[1, 2]]'), looped('[[1, 2], [2, 3]]')],
    ['of a list that is walked', walked('[[1, 2]]'), walked('[[1, 2], [2, 3]]')],
    ['of a suite', suite('[[1, 2]]'), suite('[[1, 2], [2, 3]]')],
  ])('leave what a test says for the others: %s', (_, before, after) => {
    const [old, now] = [casesOf(before), casesOf(after)]
    expect(now?.frame).toBe(old?.frame)
    expect([old?.rows.length, now?.rows.length]).toEqual([1, 2])
    expect(now?.rows).toContain(old?.rows[0])
  })
})

describe('another row or another frame is told', () => {
  it('of a value', () => {
    expect(casesOf(inFile('[[1, 3]]'))?.rows).not.toEqual(casesOf(inFile('[[1, 2]]'))?.rows)
  })

  it('of a constant that a row speaks of', () => {
    const [one, other] = [2, 3].map((sum) => casesOf(inFile('[[1, sum]]', `const sum = ${sum}\n`)))
    expect(one?.rows).toHaveLength(1)
    expect(one?.rows).not.toEqual(other?.rows)
  })

  it('of what is done with rows', () => {
    const one = casesOf(inFile('[[1, 2]]'))
    expect(one?.frame).toMatch(/^[0-9a-f]{64}$/)
    expect(casesOf(inFile('[[1, 2]]').replace('toBe', 'toBeGreaterThan'))?.frame).not.toBe(one?.frame)
  })
})

it.each([
  ['a table that is computed', inFile('make()')],
  ['a table of which the test itself speaks', inFile('[[1, 2]]').replace('(y)', '(cases.length)')],
  ['a table that something else in the file changes', `${inFile('[[1, 2]]')}\ncases.pop()`],
  ['a row that does something', inFile('[[1, (p.sum = 3)]]', 'const p = {}\n')],
  ['a loop that counts its rounds', walked('[[1, 2]]', '([x, y], at)')],
  ['no table', `test('a', () => ${body})`],
])('%s has no rows of its own', (_, text) => {
  expect(factsOf(text, 'a.test.ts').tests).toHaveLength(1)
  expect(casesOf(text)).toBeUndefined()
})
