import { describe, expect, it } from 'vitest'
import { fileOf, isDeclared, isDeclaredAs, titleOf } from './test-id.ts'
import { requirementsIn } from './trace/requirement-names.ts'

describe('ids of tests', () => {
  it.each(['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c', '%#', '%$', '%%', '$a', '$a.b', '$_1', '$#', '${x + 1}'])(
    '%j stands for a value',
    (placeholder) => {
      expect(isDeclaredAs('a.ts > a value here', `a.ts > a ${placeholder} here`)).toBe(true)
    },
  )

  it.each(['%x', '% s', '$ 1', '$1'])('%j stands for itself', (text) => {
    expect(isDeclaredAs('a.ts > a value here', `a.ts > a ${text} here`)).toBe(false)
  })

  it.each([
    ['a.ts > adds', 'a.ts > adds', true],
    ['a.ts > adds 1', 'a.ts > adds', false],
    ['test_a.py > test_adds[1-2]', 'test_a.py > test_adds', true],
    ['test_a.py > test_adds_more[1]', 'test_a.py > test_adds', false],
    ['a.ts > adds[1]', 'a.ts > adds', false],
    ['a.ts > adds 1 and 2', 'a.ts > adds %i and %s', true],
    ['a.ts > adds one', 'a.ts > adds $name', true],
    ['a.ts > adds one', 'a.ts > adds ${first.name}', true],
    ['b.ts > adds 1', 'a.ts > adds %i', false],
    ['a.ts > adds 1 more', 'a.ts > adds %i', true],
    ['a.ts > costs (1) more', 'a.ts > costs (%d) more', true],
    ['a.ts > costs 11 more', 'a.ts > costs (%d) more', false],
    ['aXts > adds 1', 'a.ts > adds %i', false],
    ['a.ts > adds 1\nand 2', 'a.ts > adds %s', true],
    ['x a.ts > adds 1', 'a.ts > adds %i', false],
    ['a.ts > adds 1 and 2', 'a.ts > adds %i and', false],
    ['a.ts > costs 5', 'a.ts > costs $', false],
    ['a.ts > [a]{b}|c/d^e+f?g*h\\i-j 1', 'a.ts > [a]{b}|c/d^e+f?g*h\\i-j %d', true],
  ])('%s ran as %s: %s', (ran, declared, answer) => {
    expect(isDeclaredAs(ran, declared)).toBe(answer)
  })

  it('any of the declared ones will do', () => {
    expect(isDeclared('a.ts > x 1', ['a.ts > y', 'a.ts > x %i'])).toBe(true)
    expect(isDeclared('a.ts > x', [])).toBe(false)
  })

  it('hold file and title', () => {
    expect([fileOf('a.ts > s > t'), titleOf('a.ts > s > t')]).toEqual(['a.ts', 's > t'])
    expect([fileOf('a.ts'), titleOf('a.ts')]).toEqual(['a.ts', 'a.ts'])
    expect([fileOf(' > t'), titleOf(' > t')]).toEqual(['', 't'])
  })

  it.each([
    ['REQ-7: splits', true],
    ['splits [REQ-7]', true],
    ['splits (REQ-7)', true],
    ['REQ-7, REQ-8 hold', true],
    ['REQ-7 - splits', true],
    ['REQ-70: splits', false],
    ['REQ-7-b: splits', false],
    ['XREQ-7: splits', false],
    ['PRE-REQ-7: splits', false],
    ['req-7: splits', false],
  ])('"%s" names REQ-7: %s', (title, answer) => {
    expect(requirementsIn(title).includes('REQ-7')).toBe(answer)
  })
})
