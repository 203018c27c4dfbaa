import { expect, it } from 'vitest'
import { isInSourceTests } from './in-source-tests.ts'
import { parseSource } from '../syntax.ts'

const inSource = (text: string) => parseSource(text, 'src/a.ts').program.body.some((one) => isInSourceTests(one))

it.each([
  "if (import.meta.vitest) { const { it, expect } = import.meta.vitest; it('a', () => expect(1).toBe(a)) }",
  "if (import.meta.vitest) { describe.each([1])('a', () => {}); beforeEach(() => {}) }",
])('%s holds tests and nothing else', (text) => {
  expect(inSource(text)).toBe(true)
})

it.each([
  "if (import.meta.vitest) { it('a', () => {}); total = 2 }",
  "if (import.meta.vitest) { it('a', () => {}) } else { total = 2 }",
  "if (import.meta.hot) { it('a', () => {}) }",
  'if (import.meta.vitest) total = 2',
])('%s holds more', (text) => {
  expect(inSource(text)).toBe(false)
})
