import { describe, expect, it } from 'vitest'
import { realTree } from '../testing/real-tree.ts'
import { isWeaker, shortenedTest, weakenedTest } from './weakened.ts'

const path = 'test/a.test.ts'

/** What is said of the first test of a file that was one text and is another, beside helpers. */
function said(before: string, now: string, helpers: readonly [was: string, is: string] = ['', '']): string[] {
  const [base, head] = ([before, now] as const).map((text, at) =>
    realTree({ [path]: `import { check } from './help.ts'\n${text}`, 'test/help.ts': helpers[at] ?? '' }),
  )
  const placed = [base, head].map((tree) => ({ path, test: tree!.facts(path)!.tests[0]! }))
  const trees = { base: base ?? null, head: head! }
  return [...weakenedTest(placed[1]!, placed[0]!, trees), ...shortenedTest(placed[1]!, placed[0]!, trees)].map(
    ({ message }) => message,
  )
}

const one = (body: string) => `it('a', () => { ${body} })`
const helper = (body: string) => `import { expect } from 'vitest'\nexport const check = (x) => { ${body} }`

describe('a test that asks for as many values as before', () => {
  const exact = { count: 1, exact: 1, weak: 0, values: 1 }

  it('is weaker where a looser assertion stands for an exact one', () => {
    expect(isWeaker({ count: 1, exact: 0, weak: 0, values: 1, loose: 1 }, exact)).toBe(true)
  })

  it('is none where two assertions became one', () => {
    expect(isWeaker({ ...exact, values: 2 }, { count: 2, exact: 2, weak: 0, values: 2 })).toBe(false)
  })
})

describe('an assertion', () => {
  it.each([
    'expect(f(1)).toBeGreaterThan(0)',
    'expect(f(1)).not.toBe(9)',
    'expect(f(1)).toBeTypeOf("number")',
    'expect(f(1)).toBeOneOf([1, 2, 3])',
    'expect(f(1)).toBe(f(1))',
    'expect(f(1) || true).toBe(true)',
    'expect(f(1) > 0).toBe(true)',
  ])('that becomes %s asks for less', (looser) => {
    expect(said(one('expect(f(1)).toBe(1)'), one(looser))).toHaveLength(1)
  })

  it.each(['expect(f(1)).toBe(2)', 'expect(() => f(1)).toThrow("no")', 'expect(f(1)).toBeMoney(1)'])(
    'that becomes %s does not',
    (other) => {
      expect(said(one('expect(f(1)).toBe(1)'), one(other))).toEqual([])
    },
  )
})

describe('a helper of another file', () => {
  const test = one('check(f(1))')

  it('that loses an assertion weakens a test that stays as it is', () => {
    expect(said(test, test, [helper('expect(x).toBe(1)'), helper('')])).toHaveLength(1)
  })

  it('that stays as it is does not', () => {
    expect(said(test, test, [helper('expect(x).toBe(1)'), helper('expect(x).toBe(1)')])).toEqual([])
  })
})

const table = (rows: string) => `const rows = [${rows}]\nit.each(rows)('of %i', (n) => { expect(f(n)).toBe(n) })`
const around = (rows: string) => `for (const n of [${rows}]) ${one('expect(f(n)).toBe(n)')}`
const inside = (rows: string) => one(`[${rows}].forEach((n) => { expect(f(n)).toBe(n) })`)

describe('rows', () => {
  it('that go from a table, a loop around a test or inside one are missed', () => {
    const messages = [table, around, inside].flatMap((form) => said(form('1, 2'), form('1')))
    expect(messages).toEqual([
      'the test "of %i" has 1 row, 2 before',
      'the test "a" has 1 row, 2 before',
      'the test "a" has 1 row, 2 before',
    ])
  })

  it('may become tests of their own, or stand in another table', () => {
    const other = "it.each([...rows, 2])('too %i', (n) => { expect(f(n)).toBe(n) })"
    expect([
      said(table('1, 2'), `${table('1')}\n${one('expect(f(2)).toBe(2)')}`),
      said(table('1, 2'), `${table('1')}\n${other}`),
    ]).toEqual([[], []])
  })

  it('that are written twice may go once', () => {
    expect([table, around, inside].flatMap((form) => said(form(`1, [2, 'a'], [2, "a",]`), form("1, [2, 'a']")))).toEqual([])
    expect(said(table('1, 2, 2'), table('1, 1, 2'))).toEqual([])
    expect(said(table('1, 2, 2'), table('1, 1, 1'))).toHaveLength(1)
  }) // prettier-ignore

  it('of a loop over what is computed inside a test are not counted either', () => {
    const looped = (more: string) => one(`for (const n of [1, 2]) expect(f(n)).toBe(n)\n${more}`)
    expect(said(looped('for (const n of made()) seen(n)'), looped('seen(made())'))).toEqual([])
    expect(said(looped(''), one('for (const n of [1]) expect(f(n)).toBe(n)\nfor (const n of made()) seen(n)'))).toHaveLength(1)
  }) // prettier-ignore

  it('of a table that is computed are not counted', () => {
    expect(said(table('1, 2'), "it.each(made())('of %i', (n) => { expect(f(n)).toBe(n) })\nit('b', () => {})")).toEqual(
      [],
    )
  })
})

describe('an assertion that a test came to', () => {
  const [first, second] = ['expect(f(1)).toBe(1)', 'expect(f(2)).toBe(2)']
  const now = (body: string) => said(one(`${first}\n${second}`), one(body))

  it.each([
    ['the end', `${first}\nreturn\n${second}`],
    ['a function that nobody calls', `${first}\nconst later = () => { ${second} }`],
    ['a function of a name that nobody says', `${first}\nfunction later() { ${second} }`],
  ])('may not stand behind %s', (_, body) =>
    expect(now(body)).toEqual(['the test "a" never comes to 1 assertion any more']),
  )

  it.each([
    ['a condition that throws', `if (f(9) !== 7) throw new Error('no')\n${first}\n${second}`],
    ['a condition that narrows a type', `const all = f(3)\nif (isList(all)) { ${first}\n${second} }`],
    ['a function that is called', `const both = () => { ${first}\n${second} }\nboth()`],
    ['a function that is handed on', `given(() => { ${first}; ${second} })`],
    ['a function that ends itself', `given(() => { return ${first} })\n${second}`],
    ['another one', `${first}\nexpect(f(9)).toBe(7)\nreturn\n${second}`],
    ['a loop', `for (const n of [1, 2]) { ${first}\n${second} }`],
  ])('may stand behind %s', (_, body) => expect(now(body)).toEqual([]))
})

const inPython = (body: string) => realTree({ 'test_a.py': `from a import f\n\ndef test_a():\n    ${body}\n` })

const saidInPython = (body: string) => {
  const [base, head] = [inPython('assert f(1) == 1\n    assert f(2) == 2'), inPython(body)]
  const [was, is] = [base, head].map((tree) => ({ path: 'test_a.py', test: tree.facts('test_a.py')!.tests[0]! }))
  return weakenedTest(is!, was!, { base, head })
}

describe('an assertion that a Python test came to', () => {
  it.each([
    'assert f(1) == 1\n    return\n    assert f(2) == 2',
    'assert f(1) == 1\n    def later():\n        assert f(2) == 2',
  ])('may not stand where it never comes to: %j', (body) => expect(saidInPython(body)).toHaveLength(1))

  it.each([
    'if f(9) != 7:\n        raise ValueError\n    assert f(1) == 1\n    assert f(2) == 2',
    'def both():\n        assert f(1) == 1\n        assert f(2) == 2\n    both()',
    'with made() as it:\n        assert f(1) == 1\n        assert f(2) == 2',
  ])('may stand where it comes to: %j', (body) => expect(saidInPython(body)).toEqual([]))
})
