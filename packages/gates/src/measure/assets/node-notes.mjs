// Keeps what properties tried until a test of node:test ends.

/** One list for all: loaders like tsx load this file once more for what is required. */
const noted = (globalThis[Symbol.for('helix:notes')] ??= [])

/** Keeps the counts of a property that was tried. */
export function note(run) {
  noted.push(run)
}

/** The counts that were noted last. */
export function lastOf() {
  return noted.at(-1)
}

/** All that was noted since this was last asked. */
export function taken() {
  return noted.splice(0)
}

/** `asserted` tells how many assertions have held so far. */
export function countBy(asserted) {
  noted.asserted = asserted
}

/** How many assertions have held so far in the running test; undefined where nobody counts. */
export function asserted() {
  return noted.asserted?.()
}

/** Whether a body asserts in a way that is counted. */
export function isCounted(text) {
  return /\bassert\s*\.\s*\w+\s*\(/.test(text) && !/\bassert\s*\(/.test(text)
}
