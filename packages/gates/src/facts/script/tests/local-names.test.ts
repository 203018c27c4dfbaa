import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const bodyOf = (text: string) => factsOf(`const other = 3\n${text}`, 'a.test.tsx').tests[0]?.body
const test = (body: string, given = '') => `test('a', (${given}) => { ${body} })`

it.each([
  ['a variable', test('const sum = add(1); expect(sum).toBe(2)'), test('const total = add(1); expect(total).toBe(2)')],
  ['a parameter', test('expect(one).toBe(2)', 'one'), test('expect(row).toBe(2)', 'row')],
  ['a parameter of a function in it', test('expect(list.map((one) => one.sum)).toEqual([2])'), test('expect(list.map((row) => row.sum)).toEqual([2])')],
  ['what a key stands for', test('const sum = 1; add({ sum })'), test('const total = 1; add({ sum: total })')],
  ['what a member is taken as', test('const { sum } = add(1); expect(sum).toBe(2)'), test('const { sum: total } = add(1); expect(total).toBe(2)')],
  ['a caught error', test('try { add() } catch (error) { expect(error).toBe(2) }'), test('try { add() } catch (thrown) { expect(thrown).toBe(2) }')],
])('%s may have another name', (_, one, other) => {
  expect(bodyOf(one)).toMatch(/^[0-9a-f]{64}$/)
  expect(bodyOf(other)).toBe(bodyOf(one))
}) // prettier-ignore

it.each([
  ['a key', test('const sum = 1; add({ sum })'), test('const total = 1; add({ total })')],
  ['a member', test('const { sum } = add(1); expect(sum).toBe(2)'), test('const { total } = add(1); expect(total).toBe(2)')],
  ['a name that is taken outside', test('const sum = add(1); expect(sum).toBe(other)'), test('const other = add(1); expect(other).toBe(other)')],
  ['a name that is taken inside', test('const sum = add(1); for (const one of [2]) expect(sum).toBe(one)'), test('const sum = add(1); for (const sum of [2]) expect(sum).toBe(sum)')],
  ['one of two', test('const one = 1, two = 2; sub(one, two)'), test('const two = 1, one = 2; sub(one, two)')],
  ['a variable that outlives its block', test('{ var sum = add(1) } expect(sum).toBe(other)'), test('{ var other = add(1) } expect(other).toBe(other)')],
  ['a variable where a default means another one', test('const sum = 1; expect(one).toBe(sum)', 'one = other'), test('const other = 1; expect(one).toBe(other)', 'one = other')],
  ['a function, which tells its name', test("const sum = () => 1; expect(add(sum)).toBe('sum')"), test("const total = () => 1; expect(add(total)).toBe('sum')")],
  ['a function that is set', test("let sum; sum = () => 1; expect(add(sum)).toBe('sum')"), test("let total; total = () => 1; expect(add(total)).toBe('sum')")],
  ['a class', test("class Sum {} expect(add(Sum)).toBe('Sum')"), test("class Total {} expect(add(Total)).toBe('Sum')")],
  ['a component', test('const Sum = pick(1); render(<Sum />)'), test('const Total = pick(1); render(<Sum />)')],
  ['what a text may mean', test("const sum = 1; expect(eval('sum')).toBe(1)"), test("const total = 1; expect(eval('sum')).toBe(1)")],
])('%s may not', (_, one, other) => {
  expect(bodyOf(one)).toMatch(/^[0-9a-f]{64}$/)
  expect(bodyOf(other)).not.toBe(bodyOf(one))
}) // prettier-ignore
