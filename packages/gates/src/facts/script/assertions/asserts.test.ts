import { describe, expect, test } from 'vitest'
import { sourceFacts } from '../../source-facts.ts'

function asserts(body: string): boolean | undefined {
  const text = `import { expect, test } from 'vitest'\ntest('a', async () => { ${body} })`
  return sourceFacts(text, 'a.test.ts', { exists: () => false })?.tests[0]?.asserts
}

describe('a test asserts', () => {
  test.each([
    'expect(1).toBe(1)',
    'await expect(later()).rejects.toThrow()',
    'assert.equal(a, b)',
    'assert(a)',
    'expectTypeOf(a).toBeString()',
    'for (const a of b) { if (a) expect(a) }',
    'fc.assert(property)',
    "await request(app).get('/').expect(200)",
    'total.should.equal(3)',
  ])('when it says %s', (body) => {
    expect(asserts(body)).toBe(true)
  })

  test.each(['run()', 'expected(1)', 'console.log("expect(1)")', 'const expect = 1', ''])(
    'not when it says %s',
    (body) => {
      expect(asserts(body)).toBe(false)
    },
  )
})

test('a test asserts by names that its file takes from a library of assertions', () => {
  const text =
    "import { equal as same } from 'node:assert'\nimport { run } from './run.ts'\ntest('a', () => { same(1, 2) })\ntest('b', () => { run() })"
  expect(sourceFacts(text, 'a.test.ts', { exists: () => false })?.tests.map(({ asserts: does }) => does)).toEqual([
    true,
    false,
  ])
})

test.each([
  ['expect(f).toHaveBeenCalledExactlyOnceWith(1, 2)', 3],
  ['expect(f).toHaveBeenCalledTimes(1); expect(f).toHaveBeenCalledWith(1, 2)', 3],
  ['expect(f).toHaveBeenCalledWith(1, 2)', 2],
])('how often a mock is called is asked beside what with: %s', (body, values) => {
  const text = `import { expect, test } from 'vitest'\ntest('a', () => { ${body} })`
  expect(sourceFacts(text, 'a.test.ts', { exists: () => false })?.tests[0]?.assertions.values).toBe(values)
})
