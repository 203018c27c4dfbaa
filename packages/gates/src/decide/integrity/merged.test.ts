import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Body = readonly [name: string, ...lines: string[]]

/** A file of tests of one suite, with the lines of each. */
const inSuite = (...bodies: Body[]) => {
  const tests = bodies.map(([name, ...lines]) => `  it('${name}', () => {\n    ${lines.join('\n    ')}\n  })\n`)
  return realTree({
    'test/a.test.ts': `import { sum } from '../src/sum.ts'\ndescribe('sum', () => {\n${tests.join('')}})\n`,
  })
}
const inPython = (...bodies: Body[]) => {
  const tests = bodies.map(([name, ...lines]) => `def test_${name}():\n    ${lines.join('\n    ')}\n`)
  return realTree({ 'test/test_a.py': `from shop import cart\n\n${tests.join('\n')}` })
}

const [two, three, four] = ['expect(sum([2])).toBe(2)', 'expect(sum([3])).toBe(3)', 'expect(sum([4])).toBe(4)']
const base = inSuite(['of two', two], ['of three', three], ['of four', four])
const given = ['given = cart([2])', 'assert given == 2'] as const
const more = 'assert cart([3]) == 3'
const python = inPython(['two', ...given], ['three', more])
const on = (before: typeof base, head: typeof base) => verdictOn(aCondition('integrity', {}), { base: before, head })

describe('a test that is gone', () => {
  it('is part of another one of its suite that says what it said', () => {
    expect(on(base, inSuite(['of two', two, three, four]))).toBe('pass')
    expect(on(base, inSuite(['of all', four, two, three]))).toBe('pass')
    expect(on(python, inPython(['both', ...given, more]))).toBe('pass')
  })

  it.each<[string, Body[]]>([
  ['says one of two', [['of two', two, three]]],
  ['says the same for two', [['of two', two, three, three]]],
  ['said so before', [['of two', two], ['of three', three]]],
  ['asks for less', [['of two', two, three.replace('expect', 'sum'), four.replace('expect', 'sum')]]],
])('is lost where that one %s', (_, bodies) => {
  expect(on(base, inSuite(...bodies))).toContain('INTEGRITY-LOST')
}) // prettier-ignore

  it.each([
    ['a condition', 'if (sum([9]) === 7) {', '}'],
    ['a function that nobody calls', 'const later = () => {', '}'],
    ['an end', 'return', ''],
  ])('is lost where what it said stands behind %s', (_, before, after) => {
    expect(on(base, inSuite(['of two', two, before, three, four, after]))).toContain('INTEGRITY-LOST')
    expect(on(python, inPython(['both', ...given, 'if cart([9]) == 7:', `    ${more}`]))).toBe('fail INTEGRITY-LOST')
  })

  it('is lost where that one is skipped, or stands for another already', () => {
    const skipped = realTree({ 'test/a.test.ts': (inSuite(['of two', two, three, four]).text('test/a.test.ts') ?? '').replace('it(', 'it.skip(') }) // prettier-ignore
    expect(on(base, skipped)).toContain('INTEGRITY-LOST')
    expect(on(python, inPython(['both', 'given = cart([2])', more]))).toBe('fail INTEGRITY-LOST')
  })
})
