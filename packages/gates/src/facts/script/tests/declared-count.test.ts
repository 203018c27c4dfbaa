import { describe, expect, it } from 'vitest'
import { declaredCount } from './declared-count.ts'
import { parseSource } from '../syntax.ts'

describe('the count of declared tests', () => {
  it.each([
    ["it('a', () => {}); describe('s', () => { it('b', () => {}); it.skip('c', () => {}) })", 3],
    ['const x = 1', 0],
    ["describe('s', function () { { test('a', () => {}) } })", 1],
    ["it.each([1, 2])('a', () => {}); it('sure', () => {})", 1],
    ["for (const n of [1]) it('a' + n, () => {}); it('sure', () => {})", 1],
    ["if (ci) it('a', () => {}); it('sure', () => {})", 1],
    ["const make = () => it('a', () => {}); it('sure', () => {})", 1],
    ["describe.each([1])('s', () => { it('a', () => {}) }); it('sure', () => {})", 1],
    ["rows.forEach(() => { it('a', () => {}) }); it('sure', () => {})", 1],
    ["describe.skip('s', () => { it('a', () => {}) }); it('sure', () => {})", 1],
    ["describe('s', { skip: isWindows }, () => { it('a', () => {}) }); it('sure', () => {})", 1],
    ["describe('s', { timeout: 9 }, () => { it('a', () => {}) })", 1],
    ["it('a', () => {", null],
    [
      "test.skip(isWindows, 'posix only'); test.fixme(({ page }) => page, 'later'); test.skip(() => true); test('a', () => {})",
      1,
    ],
    ["test.skip(name, () => {}); test.skip('b')", 2],
  ])('of %s is %s', (text, count) => {
    expect(declaredCount(parseSource(text, 'a.test.ts'))).toBe(count)
  })
})
