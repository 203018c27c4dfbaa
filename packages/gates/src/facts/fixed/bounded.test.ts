import { describe, expect, it } from 'vitest'
import { hopelessLines } from './fixed-lines.ts'

function script(body: string): string[] {
  return linesOf(`import { expect, it } from 'vitest'\nimport { f } from '../src/f.ts'\nit('red', async () => {\n${body}\n})\n`, 'e2e/a.test.ts')
} // prettier-ignore

function python(body: string): string[] {
  return linesOf(
    `import random\nfrom shop import f\ndef test_red():\n${body.replaceAll(/^/gm, '    ')}\n`,
    'e2e/test_a.py',
  )
}

function linesOf(text: string, path: string): string[] {
  const lines = text.split('\n')
  return hopelessLines(text, path, [[3, lines.length - 1]]).map(([line]) => lines[line - 1]?.trim() ?? '')
}

describe('what is bounded by something is not above it, and something else may be', () => {
  it.each([
    ['expect(Math.min(a, b)).toBeGreaterThan(Math.max(a, b))', 'expect(Math.min(a, b)).toBeGreaterThanOrEqual(Math.max(a, b))'],
    ['expect(a).toBeGreaterThan(a + 1)', 'expect(a).toBeGreaterThan(a - 1)'],
    ['expect(a - 2).toBeGreaterThan(a)', 'expect(a + 2).toBeGreaterThan(a)'],
    ['expect(Math.min(a, b)).toBeGreaterThan(b)', 'expect(Math.min(a, b)).toBeGreaterThan(f(b))'],
    ['expect(a).toBeLessThan(Math.min(a, b))', 'expect(a).toBeLessThan(Math.max(a, b))'],
    ['expect(Math.min(...a) > Math.max(...a)).toBe(true)', 'expect(Math.min(...a) > Math.max(...b)).toBe(true)'],
    ['expect(new Set(a).size).toBeGreaterThan(a.length)', 'expect(new Set(b).size).toBeGreaterThan(a.length)'],
    ['expect(a.filter((one) => one > 1).length).toBeGreaterThan(a.length)', 'expect(a.flatMap((one) => one).length).toBeGreaterThan(a.length)'],
    ['expect(Math.round(a) % 1).toBe(0.5)', 'expect(a % 1).toBe(0.5)'],
    ['expect(Math.floor(a) * 3 - 1).toBe(1.5)', 'expect(Math.floor(a) / 2).toBe(1.5)'],
    ['expect(a.slice(0, 4)).toBe("00:00")', 'expect(a.slice(0, 5)).toBe("00:00")'],
  ])('%s', (bad, honest) => {
    expect(script(`const a = f()\nconst b = f(1)\n${bad}`)).toEqual([bad])
    expect(script(`const a = f()\nconst b = f(1)\n${honest}`)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['assert min(a, b) > max(a, b)', 'assert min(a, b) >= max(a, b)'],
    ['assert a > a + 1', 'assert a > a - 1'],
    ['assert a < min(a, b)', 'assert a < max(a, b)'],
    ['assert min(a) > max(a)', 'assert min(a) > max(b)'],
    ['assert len(set(a)) > len(a)', 'assert len(set(b)) > len(a)'],
    ['assert len([one for one in a if one]) > len(a)', 'assert len([one for two in a for one in two]) > len(a)'],
    ['assert int(a) % 1 == 0.5', 'assert a % 1 == 0.5'],
    ['assert len(a) * 3 - 1 == 1.5', 'assert len(a) / 2 == 1.5'],
    ['assert a[:4] == "00:00"', 'assert a[:5] == "00:00"'],
    ['assert abs(a) == -1', 'assert abs(a) == 1'],
    ['assert random.randint(1, 6) == 7', 'assert random.randint(1, 6) == 6'],
  ])('the same in Python: %s', (bad, honest) => {
    expect(python(`a = f()\nb = f(1)\n${bad}`)).toEqual([bad])
    expect(python(`a = f()\nb = f(1)\n${honest}`)).toEqual([])
  })
})

describe('what Python makes on the spot is no other object, and may be like one', () => {
  it.each([
    ['assert list(a) is a', 'assert list(a) == a'],
    ['assert a is sorted(a)', 'assert a is b'],
    ['assert {**a} is not None and {**a} is a', 'assert dict(a) is not a'],
    ['self.assertIs([*a], a)', 'self.assertEqual([*a], a)'],
  ])('%s', (bad, honest) => {
    expect(python(`a = f()\nb = f(1)\n${bad}`)).toEqual([bad])
    expect(python(`a = f()\nb = f(1)\n${honest}`)).toEqual([])
  })
})
