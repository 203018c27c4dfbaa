// Stands in for `fast-check` where the judged tests import it: the same library, and every assertion leaves its counts
// with the test that made it. Plain JavaScript: it is loaded, or transformed, by the runner of the judged project.
import * as library from 'helix:fast-check'
import { asserted, isCounted, lastOf, note } from 'helix:notes'
import seed from 'helix:seed'

/** A test that names the cases to try would find the ones on which it holds. */
const drawn = { seed, path: '' }

/** Runs beside the reporter of the tests, which must keep fast-check's own failure. */
function record({ numRuns, numSkips, failed }) {
  note({ runs: numRuns, skips: numSkips, failed })
}

function observed({ reporter, asyncReporter, ...parameters }) {
  return {
    ...parameters,
    ...drawn,
    ...(asyncReporter === undefined
      ? { reporter: (details) => (record(details), reporter?.(details), throwing(details)) }
      : { asyncReporter: async (details) => (record(details), await asyncReporter(details), throwing(details)) }),
  }
}

/** As fast-check's own; no reporter of a test keeps a failure to itself, and it is told where every case was the same. */
export function assert(property, parameters = {}) {
  const inputs = watchInputs(property)
  const idle = watchBody(property)
  const mark = () => {
    const run = lastOf()
    if (run === undefined) return
    // Cases that the test itself gives as examples are no generated ones.
    run.runs = Math.min(run.runs, inputs.made())
    if (inputs.areSame() || looksAway(bodies.get(property))) run.constant = true
    if (idle() > 0) run.idle = Math.min(idle(), run.runs)
  }
  const reports = parameters.reporter !== undefined || parameters.asyncReporter !== undefined
  const answer = library.assert(property, reports ? observed(parameters) : { ...parameters, ...drawn })
  return typeof answer?.then === 'function' ? answer.then(mark) : mark()
}

/** How many cases a property was given so far, and whether all are one value that looks the same; unknown ones may differ inside. */
function watchInputs(property) {
  const seen = new Set()
  let count = 0
  const { generate } = property
  property.generate = (...given) => {
    const made = generate.apply(property, given)
    const { value } = made
    count += 1
    if (seen.size < 2) seen.add(isPlain(value) ? library.stringify(value) : {})
    return made
  }
  return { made: () => count, areSame: () => seen.size === 1 }
}

/**
 * Counts the cases in which a body neither asserted nor answered; none where nothing that it does is counted, for it asserts in
 * another way then.
 */
function watchBody(property) {
  const { predicate } = property
  const text = String(bodies.get(property))
  let [idle, said] = [0, isCounted(text) && asserted() !== undefined]
  const ended = (before, answer) => {
    if (asserted() > before) said = true
    else if (answer === undefined) idle += 1
    return answer
  }
  if (typeof predicate === 'function')
    property.predicate = (...given) => {
      const before = asserted()
      const answer = predicate.apply(property, given)
      return typeof answer?.then === 'function' ? answer.then((one) => ended(before, one)) : ended(before, answer)
    }
  return () => (said ? idle : 0)
}

/** Whether a body speaks of nothing that is made for it, as far as its text tells: then all cases are one. */
function looksAway(body) {
  const text = String(body)
  if (/\barguments\b|\.\.\.|\[native code\]/.test(text)) return false
  const [head, alone, list = alone] =
    /^(?:async\s*)?(?:([\w$]+)\s*=>|(?:function\s*)?[\w$]*\s*\(([^)]*)\))/.exec(text) ?? []
  const names = list?.split(',').flatMap((name) => name.trim() || [])
  if (names === undefined || !names.every((name) => /^[\w$]+$/.test(name))) return false
  const spoken = new Set(text.slice(head.length).match(/[\w$]+/g))
  return !names.some((name) => spoken.has(name))
}

/** What was written as the body of each property. */
const bodies = new WeakMap()

function remembering(make) {
  return (...given) => {
    const property = make(...given)
    bodies.set(property, given.at(-1))
    return property
  }
}

export const property = remembering(library.property)
export const asyncProperty = remembering(library.asyncProperty)

function isPlain(value) {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol'
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return false
  return Object.values(value).every((one) => isPlain(one))
}

function throwing(details) {
  if (!details.failed) return
  const message = library.defaultReportMessage(details)
  throw new Error(message, { cause: details.errorInstance })
}

export function configureGlobal(parameters) {
  library.configureGlobal(observed(parameters))
}

export function resetConfigureGlobal() {
  configureGlobal({})
}

configureGlobal(library.readConfigureGlobal() ?? {})

export * from 'helix:fast-check'
export default {
  ...(library.default ?? library),
  assert,
  property,
  asyncProperty,
  configureGlobal,
  resetConfigureGlobal,
}
