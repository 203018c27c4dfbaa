// Counts the assertions of node:assert that hold: `assert.equal(…)`, and `equal(…)` where it is imported by its name. Plain
// JavaScript: it is loaded in front of the tests of a project. Frames of this file are left out of failures.
import assert from 'node:assert'
import { syncBuiltinESMExports } from 'node:module'
import { noteDecider, noteReplaced } from './assertion-guard.mjs'

/** `ok` writes into its message how it was called; so it stays as it is, and being asked for counts as holding. */
const asIs = new Set(['ok'])
const names = [
  'ok', 'equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual',
  'partialDeepStrictEqual', 'match', 'doesNotMatch', 'throws', 'doesNotThrow', 'rejects', 'doesNotReject', 'ifError',
] // prettier-ignore

/** From now on `count` of the answer goes up with every assertion that holds. */
export function countHeld() {
  const held = { count: 0 }
  for (const library of [assert, assert.strict]) {
    for (const name of names) {
      const own = library[name]
      if (typeof own !== 'function') continue
      const counted = asIs.has(name) ? own : counting(own, held)
      Object.defineProperty(library, name, {
        get() {
          if (counted === own) held.count += 1
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

function counting(own, held) {
  return function (...given) {
    const answer = own(...given)
    noteDecider(...given)
    if (typeof answer?.then !== 'function') held.count += 1
    else
      answer.then(
        () => (held.count += 1),
        () => undefined,
      )
    return answer
  }
}
