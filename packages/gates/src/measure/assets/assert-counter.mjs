// Counts the assertions of node:assert that hold: `assert.equal(…)`, and `equal(…)` where it is imported by its name. Plain
// JavaScript: it is loaded in front of the tests of a project. Frames of this file are left out of failures.
import assert from 'node:assert'
import { syncBuiltinESMExports } from 'node:module'
import util from 'node:util'
import { noteDecider, noteReplaced } from './assertion-guard.mjs'

/** `ok` writes into its message how it was called; so it stays as it is, and being asked for counts as holding. */
const asIs = new Set(['ok'])
const names = [
  'ok', 'equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual',
  'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'doesNotThrow', 'rejects', 'doesNotReject', 'ifError',
] // prettier-ignore

/** Beyond so many nobody asks where they stand. */
const mostPlaced = 1000

/** From now on `count` of the answer goes up with every assertion that holds, and `places` with every place of one. */
export function countHeld() {
  const held = { count: 0, places: new Set(), unplaced: 0 }
  for (const library of [assert, assert.strict]) {
    for (const name of names) {
      const own = library[name]
      if (typeof own !== 'function') continue
      const counted = asIs.has(name) ? own : counting(own, held)
      Object.defineProperty(library, name, {
        get() {
          if (counted === own) note(held, placeOf(held))
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
  held.count = 0
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
    note(held, placeOf(held))
    return own
  }
  const called = function (...given) {
    const [before, place] = [{ ...held, places: new Set(held.places) }, placeOf(held)]
    const answer = own.apply(this, given)
    if (typeof answer?.then !== 'function') note(Object.assign(held, before), place)
    return answer
  }
  Object.defineProperty(library, name, { ...(asIs.has(name) ? { get: asked } : { value: called }), enumerable: true })
}

function counting(own, held) {
  return function (...given) {
    const place = placeOf(held)
    const answer = own(...given)
    noteDecider(...given)
    if (typeof answer?.then !== 'function') note(held, place)
    else
      answer.then(
        () => note(held, place),
        () => undefined,
      )
    return answer
  }
}

function note(held, place) {
  held.count += 1
  if (place === null) held.unplaced += 1
  else held.places.add(place)
}

/** Where who asks was called from: a loop makes one assertion as often as it likes. Null where that is not asked any more. */
function placeOf({ count }) {
  const [, , site] = count < mostPlaced ? (util.getCallSites?.(3, { sourceMap: false }) ?? []) : []
  return site === undefined ? null : `${site.scriptName}:${site.lineNumber}:${site.columnNumber ?? site.column}`
}
