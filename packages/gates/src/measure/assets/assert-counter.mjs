// Counts the assertions of node:assert that hold: `assert.equal(…)`, and `equal(…)` where it is imported by its name. Plain
// JavaScript: it is loaded in front of the tests of a project. Frames of this file are left out of failures.
import assert from 'node:assert'
import { syncBuiltinESMExports } from 'node:module'
import { noteDecider, noteReplaced } from './assertion-guard.mjs'
import { Asserted } from './assertion-places.mjs'

/** `ok` writes into its message how it was called; so it stays as it is, and being asked for counts as holding. */
const asIs = new Set(['ok'])
const names = [
  'ok', 'equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual',
  'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'doesNotThrow', 'rejects', 'doesNotReject', 'ifError',
] // prettier-ignore

/** From now on the answer knows every assertion that holds. */
export function countHeld() {
  const held = new Asserted()
  for (const library of [assert, assert.strict]) {
    for (const name of names) {
      const own = library[name]
      if (typeof own !== 'function') continue
      const counted = asIs.has(name) ? own : counting(own, held)
      Object.defineProperty(library, name, {
        get() {
          if (counted === own) held.note(held.way())
          return counted
        },
        set(value) {
          noteReplaced(name)
          Object.defineProperty(library, name, { value, writable: true, enumerable: true, configurable: true })
        },
        enumerable: true,
        configurable: true,
      })
    }
  }
  syncBuiltinESMExports()
  held.clear()
  return held
}

/**
 * The same of what a test is handed to assert by: `t.assert.equal(…)`, which leads to the functions above or to others. It is
 * made when the test first asks for it, and knows what was planned by then.
 */
export function countContexts(test, held) {
  const contexts = Object.getPrototypeOf(test)
  const get = Reflect.get(Object.getOwnPropertyDescriptor(contexts, 'assert') ?? {}, 'get')
  if (get === undefined || known.has(get)) return
  const counted = function () {
    const library = get.call(this)
    if (!known.has(library)) for (const name of Object.keys(library)) countMember(library, name, held)
    known.add(library)
    return library
  }
  known.add(counted)
  Object.defineProperty(contexts, 'assert', { get: counted, configurable: true })
}

const known = new WeakSet()

function countMember(library, name, held) {
  const own = library[name]
  const asked = () => {
    held.note(held.way())
    return own
  }
  const called = function (...given) {
    const before = { count: held.count, ways: new Set(held.ways) }
    const way = held.way()
    const answer = own.apply(this, given)
    if (typeof answer?.then !== 'function') Object.assign(held, before).note(way)
    return answer
  }
  Object.defineProperty(library, name, { ...(asIs.has(name) ? { get: asked } : { value: called }), enumerable: true })
}

function counting(own, held) {
  return function (...given) {
    const way = held.way()
    const answer = own(...given)
    noteDecider(...given)
    if (typeof answer?.then !== 'function') held.note(way)
    else
      answer.then(
        () => held.note(way),
        () => undefined,
      )
    return answer
  }
}
