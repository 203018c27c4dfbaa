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
  [
    "expect(a.filter((one) => one.startsWith('R'))).toEqual(['Rex', 'Mia'])",
    "expect(a.filter((one) => one.startsWith('R'))).toEqual(['Rex', 'Rob'])",
  ],
  ['expect(a.filter((one) => one > 3)).toEqual([4, 2])', 'expect(a.filter((one) => one > b)).toEqual([4, 2])'],
  ['expect(Number.isNaN(a) && a > 3).toBe(true)', 'expect(Number.isNaN(a) && b > 3).toBe(true)'],
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
  [
    'assert [one for one in a if one.startswith("R")] == ["Mia"]',
    'assert [one for one in a if one.startswith("R")] == ["Rex"]',
  ],
  ['assert [one for one in a if one > 3] == [4, 2]', 'assert [two for one in a for two in one if two > 3] == [4, 2]'],
  ['assert a == (a - 2)', 'assert a == a - b'],
  ['assert a == (not a)', 'assert a == (not b)'],
])('the same in Python: %s', (bad, honest) => {
  expect(python(`a = f()\n${bad}`)).toEqual([bad])
  expect(python(`a = f()\nb = f(1)\n${honest}`)).toEqual([])
})

it.each([
  ['const held = new Map([["a", f()]])\nexpect(held.has("b")).toBe(true)', 'const held = new Map([["a", f()]])\nf(held)\nexpect(held.has("b")).toBe(true)'],
  ['const held = new Set(["a"])\nexpect(held.has("b")).toBeTruthy()', 'const held = new Set(["a", f()])\nexpect(held.has("b")).toBeTruthy()'],
  ['expect([String(f()), "b"].includes(5)).toBe(true)', 'expect([f(), "b"].includes(5)).toBe(true)'],
  ['expect(["a", "b"].includes("c")).toBe(f() ? true : true)\nexpect(["a", "b"].includes("c")).toBe(true)', 'expect(["a", "b"].includes(f())).toBe(true)'],
  ['const some = f().filter((one) => one > 3)\nexpect(some).toEqual([2])', 'const some = f().filter((one) => one > 3)\nsome.push(2)\nexpect(some).toEqual([2])'],
])('nothing of what the test holds is what is asked for, and something may be: %s', (bad, honest) => {
  expect(hopeless(bad)).toEqual([bad.split('\n').at(-1)])
  expect(hopeless(honest)).toEqual([])
}) // prettier-ignore

it.each([
  ['held = {"a": f()}\nassert "b" in held', 'held = {"a": f()}\nf(held)\nassert "b" in held'],
  ['held = {"a": f()}\nassert "b" in held', 'held = {"a": f()}\nheld["b"] = 1\nassert "b" in held'],
  ['assert 5 in [str(f()), "b"]', 'assert 5 in [f(), "b"]'],
  ['assert "c" in {"a", "b"}', 'assert "c" in {"a", f()}'],
  ['assert f() in {}', 'assert "b" in {**f(), "a": 1}'],
  [
    'some = [one for one in f() if one > 3]\nassert some == [2]',
    'some = [one for one in f() if one > 3]\nsome.append(2)\nassert some == [2]',
  ],
])('the same in Python, of what it holds: %s', (bad, honest) => {
  expect(python(bad)).toEqual([bad.split('\n').at(-1)])
  expect(python(honest)).toEqual([])
})

it.each([
  ['if (a === 8) expect(a).toBe(7)\nelse expect(a).toBe(8)', 'if (a === 8) expect(a).toBe(8)\nelse expect(a).toBe(7)'],
  ['if (a.n > 5) {\nexpect(a.n).toBeLessThan(4)\n} else {\nexpect(a.n).toBe(6)\n}', 'if (a.n > 5) {\nexpect(a.n).toBe(6)\n}'],
  ['if (a === 8) expect(a).toBe(7)\nelse expect(a).toBe(8)', 'if (a === 8) expect(a).toBe(7)\nelse expect(b).toBe(8)'],
])('neither branch meets what led to it, and one may: %s', (bad, honest) => {
  expect(hopeless(`const a = f()\nconst b = f(1)\n${bad}`)).toEqual([bad.split('\n')[0]])
  expect(hopeless(`const a = f()\nconst b = f(1)\n${honest}`)).toEqual([])
}) // prettier-ignore

it.each([
  ['if a == 8:\n    assert a == 7\nelse:\n    assert a == 8', 'if a == 8:\n    assert a == 8\nelse:\n    assert a == 7'],
  ['if a.n > 5:\n    assert a.n < 4\nelse:\n    assert a.n == 6', 'if a.n > 5:\n    assert a.n < 4\nelif a:\n    assert a.n == 6'],
])('neither branch of Python does: %s', (bad, honest) => {
  expect(python(`a = f()\n${bad}`)).toEqual([bad.split('\n')[0]])
  expect(python(`a = f()\n${honest}`)).toEqual([])
}) // prettier-ignore
