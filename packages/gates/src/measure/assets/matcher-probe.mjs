// Tries after every test, where it ran, whether assertions still fail: what a test imports may have put others in their
// place. Names of those that let everything pass go into the test's metadata. Plain JavaScript: the Vitest of the judged
// project loads it.
import assert from 'node:assert'

/** Each must throw. */
const claims = (expect) => ({
  toBe: () => expect(1).toBe(2),
  toEqual: () => expect({ a: 1 }).toEqual({ a: 2 }),
  toStrictEqual: () => expect([1]).toStrictEqual([2]),
  toMatchObject: () => expect({ a: 1 }).toMatchObject({ a: 2 }),
  toContain: () => expect([1]).toContain(2),
  toHaveLength: () => expect([1]).toHaveLength(2),
  toMatch: () => expect('a').toMatch('b'),
  toBeTruthy: () => expect(0).toBeTruthy(),
  toBeDefined: () => expect(undefined).toBeDefined(),
  toThrow: () => expect(() => undefined).toThrow(),
})
const others = {
  'assert.ok': () => assert.ok(false),
  'assert.equal': () => assert.equal(1, 2),
  'assert.strictEqual': () => assert.strictEqual(1, 2),
  'assert.deepStrictEqual': () => assert.deepStrictEqual([1], [2]),
}

/** Called by a setup file with its own Vitest. */
export function tryAfterEach({ afterEach, expect }) {
  afterEach(({ task }) => {
    const all = [expect, globalThis.expect].filter((one) => typeof one === 'function')
    const tables = [...all.map(claims), others]
    const silent = tables.flatMap((table) => Object.keys(table).filter((name) => passes(table[name], expect)))
    if (silent.length > 0) task.meta.helixSilent = [...new Set(silent)]
  })
}

function passes(claim, expect) {
  const { assertionCalls } = expect.getState()
  try {
    claim()
    return true
  } catch {
    return false
  } finally {
    // These are no assertions of the test.
    expect.setState({ assertionCalls })
  }
}
