import { describe, expect, it } from 'vitest'
import { hopelessLines } from '../fixed-lines.ts'

const head =
  "import assert from 'node:assert/strict'\nimport { expect, it } from 'vitest'\nimport { f, g } from '../src/f.ts'\n"

function hopeless(body: string): string[] {
  const lines = `${head}it('red', async () => {\n${body}\n})\n`.split('\n')
  return hopelessLines(lines.join('\n'), 'e2e/a.test.ts', [[4, lines.length - 1]]).map(
    ([line]) => lines[line - 1] ?? '',
  )
}

describe('what comes to what is wanted of no answer', () => {
  it.each([
    ['a text without its blanks', "expect(f().replace(/\\s/g, '')).toBe('DE **')", "expect(f().replace(/\\s/g, '')).toBe('DE**')"],
    ['a longer text', "expect(f().padStart(6, '0').length).toBe(5)", "expect(f().padStart(6, '0').length).toBe(7)"],
    ['the first three', 'expect(f().slice(0, 3).length).toBe(4)', 'expect(f().slice(0, 3).length).toBe(3)'],
    ['the first three, of a list', 'expect(f().slice(0, 3)).toHaveLength(4)', 'expect(f().slice(0, 3)).toHaveLength(2)'],
    ['a whole number', 'const n = f()\nexpect(Number.isInteger(n) && n === 1.5).toBe(true)', 'const n = f()\nexpect(Number.isInteger(n) && n === 15).toBe(true)'],
    ['half of itself', 'const n = f()\nexpect(n > 0 && n === n / 2).toBe(true)', 'const n = f()\nexpect(n >= 0 && n === n / 2).toBe(true)'],
    ['the same twice in a set', "expect([...new Set(f())]).toEqual(['a', 'a'])", "expect([...new Set(f())]).toEqual(['a', 'b'])"],
    ['a place before all', "expect(f().indexOf('a')).toBe(-2)", "expect(f().indexOf('a')).toBe(-1)"],
    ['capitals among digits', "expect(f().toString(16)).toBe('F3C')", "expect(f().toString(16)).toBe('f3c')"],
    ['what was cut at', "const lines = f().split('\\n')\nexpect(lines.some((line) => line.includes('a\\n'))).toBe(true)", "const lines = f().split('\\n')\nexpect(lines.some((line) => line.includes('a'))).toBe(true)"],
    ['above and below', 'const [a, b] = f()\nexpect(a > b && a < b).toBe(true)', 'const [a, b] = f()\nexpect(a > b && b > 3).toBe(true)'],
    ['a beginning that is none', "const s = f()\nexpect(s.startsWith('2026')).toBe(true)\nexpect(!s.startsWith('2026-')).toBe(true)\nexpect(s).toBe('2026-7')", "const s = f()\nexpect(s.startsWith('2026')).toBe(true)\nexpect(!s.startsWith('2027-')).toBe(true)\nexpect(s).toBe('2026-7')"],
    ['a letter that is two', "expect(f().charAt(0)).toBe('He')", "expect(f().charAt(0)).toBe('H')"],
    ['all above and one below', 'const p = f()\nexpect(p.length > 0 && p.every((one) => one > 90) && p.some((one) => one < 50)).toBe(true)', 'const p = f()\nexpect(p.length > 0 && p.every((one) => one > 30) && p.some((one) => one < 50)).toBe(true)'],
    ['all above and one below, many of them', 'const p = f()\nassert.ok(p.every((one) => one > 90))\nassert.equal(p.length, 12)\nassert.ok(p.some((one) => one < 50))', 'const p = f()\nassert.ok(p.every((one) => one > 30))\nassert.equal(p.length, 12)\nassert.ok(p.some((one) => one < 50))'],
    ['half a cent', "expect((f() / 100).toFixed(2)).toBe('39.0')", "expect((f() / 100).toFixed(2)).toBe('39.00')"],
    ['yes in words', "expect(Boolean(f())).toBe('yes')", 'expect(Boolean(f())).toBe(true)'],
    ['joined and cut again', "expect(f().split(',').join(';')).toBe('a,b')", "expect(f().split(',').join(';')).toBe('a;b')"],
    ['what is not itself in capitals', "expect(f().trim().toUpperCase()).toBe('A b')", "expect(f().trim().toUpperCase()).toBe('A B')"],
    ['between two whole numbers', 'const n = f()\nexpect(Number.isInteger(n)).toBe(true)\nexpect(n).toBeGreaterThan(3)\nexpect(n).toBeLessThan(4)', 'const n = f()\nexpect(Number.isInteger(n)).toBe(true)\nexpect(n).toBeGreaterThan(3)\nexpect(n).toBeLessThan(5)'],
    ['longer than before', 'const s = f()\nexpect(s.trim().length > s.length).toBe(true)', 'const s = f()\nexpect(s.trim().length < s.length).toBe(true)'],
    ['the last four', "expect(f().slice(-4)).toBe('*3704')", "expect(f().slice(-4)).toBe('3704')"],
    ['more than all', 'const n = f()\nexpect(n <= 1 && n * 100 > 150).toBe(true)', 'const n = f()\nexpect(n <= 1 && n * 100 > 50).toBe(true)'],
    ['none and one', "const a = f()\nexpect(a.length).toBe(0)\nexpect(a[0]).toBe('M-1')", "const a = f()\nexpect(a.length).toBe(1)\nexpect(a[0]).toBe('M-1')"],
    ['one place twice', "const a = f()\nexpect(a[0] === 'a' && a[0] === 'b').toBe(true)", "const a = f()\nexpect(a[0] === 'a' && a[1] === 'b').toBe(true)"],
    ['as the other has it', "expect(f() === 'a' && f() !== 'a').toBe(true)", "expect(f() === 'a' || f() !== 'a').toBe(true)"],
    ['so and not so by another library', 'expect(f(1) && !f(1)).to.eql(true)', 'expect(f(1) && !f(2)).to.eql(true)'],
  ])('%s', (_what, bad, honest) => {
    expect(hopeless(bad).at(-1)).toBe(bad.split('\n').at(-1))
    expect(hopeless(honest)).toEqual([])
  }) // prettier-ignore

  it.each([
    'expect(f(31) - f(30)).toBe(30)',
    'const p = f()\nexpect(p.reduce((a, b) => a + b, 0)).toBe(100_001)\nexpect(p.length).toBe(12)',
    'const n = f()\nexpect(n * n).toBe(49)',
    "const a = f()\nexpect(a).toHaveLength(3)\nexpect(a[0]).toBe('x')\nexpect(a[2]).toBe('z')",
    "const a = f()\nexpect(a[0]).toBe('x')\nexpect(a.every((one) => one.length === 1)).toBe(true)\nexpect(a.length > 4).toBe(true)",
    "expect(f()[0].trim()).toBe('a')",
    "expect(f().split(',')[1]).toBe('a')",
    'expect(f()[0]).toBeUndefined()',
    "const a = f()\nexpect(a[0]).toEqual(['x', 1])\nexpect(a.length).toBe(2)",
    'const n = f()\nexpect(`${n + 1} kWh`).toBe("13 kWh")',
    'expect(f() + 1 + " kWh").toBe("13 kWh")',
    'const compose = () => 1\nconst app = f({ compose })\nexpect(app.compose).toBe(compose)',
    'const x = f()\nexpect(g.calls).toBe(0)\nexpect(x.value).toBe(2)\nexpect(g.calls).toBe(1)',
    'const n = f()\nexpect(n + 1n).toBe(50n)\nexpect(n > 5n).toBe(true)',
    'const n = f()\nexpect(n * 3 - 10).toBe(n)',
    "expect(f() && g()).toBe('a')",
    "expect(f() || 'none').toBe('a')",
    "const s = f()\nexpect(s.length).toBe(3)\nexpect(s.startsWith('ab')).toBe(true)",
    'const [a, b] = f()\nexpect(b).toBe(a * 3)\nexpect(b > 1000).toBe(true)',
    "expect(f().toISOString().slice(0, 10)).toBe('2026-03-01')",
    'expect(f().toFixed(2).length).toBe(4)',
    "expect(f().getTotal()).toBe('12.00')",
    'const a = f().trim()\nconst b = f().trim()\nexpect(a).not.toBe(b)',
    "expect(f().split('\\n')[0].trim()).toBe('a')",
    "expect(f().replace('a', 'b')).toBe('ab')",
    'expect(f().size).toBe(3)',
    'expect(f().slice(0, 2)).toEqual([{ a: 1 }, { a: 2 }])',
    "expect(f().toUpperCase().slice(0, 2)).toBe('AB')",
    'expect(typeof f()).toBe("function")',
    'expect(f().sort()).toEqual(["b", "a"])',
    'expect((f() * 1.1).toFixed(1)).toBe("3.3")',
    'expect(f() * 1.1).toBe(3.3)',
    'expect(JSON.stringify(f())).toBe(\'{"a":1}\')',
    'expect(`${f()} kWh`).toBe("12 kWh")',
    'expect(Math.max(...f()) - Math.min(...f())).toBe(1)',
    'const all = f()\nexpect(Math.max(...all) - Math.min(...all) <= 1).toBe(true)',
    "expect(f().toString()).toBe('Ada (m-1)')",
    'const x = f()\nexpect(x === null || x === undefined).toBe(true)',
    'const x = f()\nexpect(x.points.length).toBe(2)\nexpect(x.a).toBe(1)\nexpect(x.points.length).toBe(2)',
    'const x = f()\nexpect(x.length).toBeLessThan(64)\nexpect(x.length).toBeGreaterThan(6)',
    'const x = f()\nexpect(x.length).toBeGreaterThan(6)\nexpect(x.every((one) => one > 1)).toBe(true)',
    'const x = f()\nexpect(x).not.toBe(g)\nexpect(x).toEqual(g)',
    "const x = f()\nconst y = ['a']\nexpect(x).not.toBe(y)\nexpect(x).toEqual(['a'])",
    'const x = f()\nexpect(x !== g).toBe(true)\nexpect(x).toEqual(g)',
    'const x = f()\nexpect(x.every((one) => one.id !== "a")).toBe(true)\nexpect(x.length).toBe(3)',
    'const x = f()\nexpect(x.every((one) => one.at >= 5 && one.at < 9)).toBe(true)',
    'const x = f()\nexpect(x.some((line) => /^a\\d$/.test(line))).toBe(true)',
  ])('and an answer may: %s', (honest) => {
    expect(hopeless(honest)).toEqual([])
  })
})
