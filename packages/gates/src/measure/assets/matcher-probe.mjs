// Tries after every test, where it ran, whether assertions still fail: what a test imports may have put others in their
// place. Plain JavaScript: the runner of the judged project loads it. Vitest tells by a test's metadata; the others fail
// the test with an error that Helix's reporter knows by `silenceMark`.
import assert from 'node:assert'
import strict from 'node:assert/strict'
import { noteDecider, noteOf, replacedNames } from './assertion-guard.mjs'
import { probing } from './assertion-places.mjs'

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
  toBeFalsy: () => expect(1).toBeFalsy(),
  toBeNull: () => expect(1).toBeNull(),
  toBeUndefined: () => expect(1).toBeUndefined(),
  toBeDefined: () => expect(undefined).toBeDefined(),
  toBeGreaterThan: () => expect(1).toBeGreaterThan(2),
  toBeCloseTo: () => expect(1).toBeCloseTo(2),
  toHaveProperty: () => expect({ a: 1 }).toHaveProperty('b'),
  toThrow: () => expect(() => undefined).toThrow(),
})
const asserted = (name, own) => ({
  [`${name}.ok`]: () => own.ok(false),
  [`${name}.equal`]: () => own.equal(1, 2),
  [`${name}.notEqual`]: () => own.notEqual(1, 1),
  [`${name}.strictEqual`]: () => own.strictEqual(1, 2),
  [`${name}.deepEqual`]: () => own.deepEqual({ a: 1 }, { a: 2 }),
  [`${name}.deepStrictEqual`]: () => own.deepStrictEqual([1], [2]),
  [`${name}.match`]: () => own.match('a', /b/),
  [`${name}.throws`]: () => own.throws(() => undefined),
  [`${name}.fail`]: () => own.fail(),
})
const others = [asserted('assert', assert), asserted('assert', strict)]

/** Begins the message of an error that tells of silent assertions. */
export const silenceMark = 'Helix: after this test these assertions let everything pass: '

/** Names of assertions that let everything pass now, or of which the project says what they let pass. */
export function silentClaims(expects) {
  const tables = [...expects.map((expect) => [claims(expect), expect]), ...others.map((table) => [table, null])]
  const silent = tables.flatMap(([table, expect]) => Object.keys(table).filter((name) => passes(table[name], expect)))
  return [...new Set([...silent, ...replacedNames()])]
}

/** Fails the test that has just ended where assertions have become silent. */
export function failIfSilent(expects) {
  const silent = silentClaims(expects)
  if (silent.length > 0) throw new Error(`${silenceMark}${silent.join(', ')}`)
}

const tried = new WeakSet()

/** Whether a test of Vitest began under `tryAfterEach`. */
export const isTried = (task) => tried.has(task)

/** Called with the Vitest of the judged project, once its own setup files have been loaded. */
export function tryAfterEach({ afterEach, beforeEach, expect, chai }) {
  const outcomes = watchAssertions(chai)
  beforeEach(({ task }) => {
    tried.add(task)
    outcomes.held = 0
    outcomes.failed = 0
    watchResult(task)
  })
  afterEach(({ task }) => {
    // Their failures went nowhere.
    if (outcomes.failed > 0 && outcomes.held === 0) noteOf(task, 'helixNoneHeld', true)
    const silent = silentClaims([expect, globalThis.expect].filter((one) => typeof one === 'function'))
    if (silent.length > 0) noteOf(task, 'helixSilent', silent)
  })
}

/** Counts assertions of this file's `expect` that held and that failed. */
function watchAssertions(chai) {
  const outcomes = { held: 0, failed: 0 }
  const own = chai?.Assertion?.prototype.assert
  if (typeof own !== 'function') return outcomes
  chai.Assertion.prototype.assert = function assert(...given) {
    try {
      own.apply(this, given)
      outcomes.held += 1
      const [, , , expected, actual] = given
      noteDecider(actual, expected)
      noteDecider(chai.util.flag(this, 'object'), expected)
    } catch (error) {
      outcomes.failed += 1
      throw error
    }
  }
  return outcomes
}

/** A test that has failed once stays so: nobody may take its failure back, or what is noted of it. */
function watchResult(task) {
  let { result } = task
  const watched = (held) => {
    let { state } = held
    return Object.defineProperty(held, 'state', {
      get: () => state,
      set(next) {
        if (next === 'fail') noteOf(task, 'helixFailed', true)
        state = next
      },
      enumerable: true,
      configurable: true,
    })
  }
  watched(result)
  Object.defineProperty(task, 'meta', { value: task.meta, writable: false, configurable: false })
  Object.defineProperty(task, 'result', {
    get: () => result,
    set(next) {
      result = typeof next === 'object' && next !== null ? watched(next) : next
    },
    enumerable: true,
    configurable: true,
  })
}

function passes(claim, expect) {
  const assertionCalls = expect?.getState().assertionCalls
  probing.isOn = true
  try {
    claim()
    return true
  } catch {
    return false
  } finally {
    probing.isOn = false
    // These are no assertions of the test.
    expect?.setState({ assertionCalls })
  }
}
