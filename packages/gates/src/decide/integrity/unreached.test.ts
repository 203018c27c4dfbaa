import { describe, expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

type Files = Readonly<Record<string, string>>

const on = (before: Files, after: Files) =>
  verdictOn(aCondition('integrity', {}), { base: realTree(before), head: realTree(after) })

const helper = (...lines: string[]) =>
  `def check(a):\n    ${lines.join('\n    ')}\n\ndef test_a():\n    assert check(total([1])) == 1\n`
const python = (...lines: string[]) => ({ 'test/test_a.py': `from shop import total\n\n${helper(...lines)}` })
const script = (...lines: string[]) => ({
  'test/a.test.ts': `import { total } from '../src/total.ts'\ntest('a', () => {\n  expect(total(1)).toBe(1)\n  ${lines.join('\n  ')}\n})\n`,
})

describe('an assertion that nothing comes to', () => {
  it.each([
    ['behind the end of a helper', python('assert a', 'return a', 'assert a == 1'), python('assert a', 'return a')],
    ['in a function that nobody calls', script('const never = () => { expect(2).toBe(total(2)) }'), script()],
    ['behind the end of a test', script('return', 'expect(total(2)).toBe(2)'), script()],
  ])('may go: %s', (_, before, after) => {
    expect(on(before, after)).toBe('pass')
  })

  it.each([
    ['one before it goes', python('assert a == 1', 'return a', 'assert a == 1'), python('return a', 'assert a == 1')],
    ['it was come to', python('assert a == 1', 'return a'), python('return a', 'assert a == 1')],
    [
      'it is called',
      script('check()', 'return', 'function check() { expect(total(2)).toBe(2) }'),
      script('check()', 'return', 'function check() {}'),
    ],
    [
      'it is decorated',
      python('@told', 'def one():', '    assert a == 1', 'return a'),
      python('@told', 'def one():', '    pass', 'return a'),
    ],
    [
      'it is a method',
      python('class One:', '    def one(self):', '        assert a == 1', 'return One()'),
      python('class One:', '    def one(self):', '        pass', 'return One()'),
    ],
  ])('may not where %s', (_, before, after) => {
    expect(on(before, after)).toContain('INTEGRITY-WEAKENED')
  })
})
