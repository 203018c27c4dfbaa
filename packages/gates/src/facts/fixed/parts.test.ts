import { expect, it } from 'vitest'
import { hopelessLines } from './fixed-lines.ts'

/** The lines of a test that no answer meets. */
function hopeless(body: string): string[] {
  const text = `import { expect, it } from 'vitest'\nimport { f } from '../src/f.ts'\nit('red', async () => {\n${body}\n})\n`
  const lines = text.split('\n')
  return hopelessLines(text, 'e2e/a.test.ts', [[3, lines.length - 1]]).map(([line]) => lines[line - 1] ?? '')
}

function python(body: string): string[] {
  const text = `from shop import f\n\n\ndef test_red():\n${body.replaceAll(/^/gm, '    ')}\n`
  const lines = text.split('\n')
  return hopelessLines(text, 'e2e/test_a.py', [[4, lines.length - 1]]).map(([line]) => lines[line - 1]?.trim() ?? '')
}

it.each([
  ["expect(a.title === 'b' && a.title !== 'b').toBe(true)", "expect(a.title === 'b' && a.name !== 'b').toBe(true)"],
  ["expect(a.kind === 'b' && a.kind === 'c').toBeTruthy()", "expect(a.kind === 'b' || a.kind === 'c').toBeTruthy()"],
  ['expect([a, a]).toEqual([1, 2])', 'expect([a, a.next]).toEqual([1, 2])'],
  ['expect([[a], a]).toEqual([[1], 2])', 'expect([a, a]).toEqual([1, 1])'],
  ['expect([a, a]).toStrictEqual([1, 2])', 'expect([a(), a()]).toStrictEqual([1, 2])'],
  ['expect(a).toBe(a + 1)', 'expect(a).toBe(b + 1)'],
  ['expect(a.n).toEqual(a.n - 2)', 'expect(a.n).toEqual(a.m - 2)'],
  ['expect(a).toBe(!a)', 'expect(a).toBe(!b)'],
])('one assertion asks for what cannot be at once, and another does not: %s', (bad, honest) => {
  expect(hopeless(`const a = f()\n${bad}`)).toEqual([bad])
  expect(hopeless(`const a = f()\nconst b = f(1)\n${honest}`)).toEqual([])
})

it.each([
  ['assert a.title == "b" and a.title != "b"', 'assert a.title == "b" and a.name != "b"'],
  ['assert (a.kind == "b" and a.kind == "c")', 'assert a.kind == "b" or a.kind == "c"'],
  ['assert [a, a] == [1, 2]', 'assert [a, b] == [1, 2]'],
  ['assert (a, a) == (1, 2)', 'assert (a, a) == (1, 1)'],
  ['assert a == a + 1', 'assert a == b + 1'],
  ['assert a == (a - 2)', 'assert a == a - b'],
  ['assert a == (not a)', 'assert a == (not b)'],
])('the same in Python: %s', (bad, honest) => {
  expect(python(`a = f()\n${bad}`)).toEqual([bad])
  expect(python(`a = f()\nb = f(1)\n${honest}`)).toEqual([])
})
