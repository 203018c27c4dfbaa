// Notices when the runner's own assertions are replaced: an installed package may put others in their places, the judged sources
// may not, for those then decide which values pass. Plain JavaScript: the runner of the judged project loads it, before anything
// of the project.
import util from 'node:util'

/** Matchers that everybody reads alike. Names that packages are known to bring as well (`toSatisfy`, `toBeNaN`) are not here. */
export const ownMatchers = [
  'toBe', 'toEqual', 'toStrictEqual', 'toMatchObject', 'toContain', 'toContainEqual', 'toHaveLength', 'toHaveProperty', 'toMatch',
  'toBeTruthy', 'toBeFalsy', 'toBeNull', 'toBeUndefined', 'toBeDefined', 'toBeInstanceOf', 'toBeCloseTo',
  'toBeGreaterThan', 'toBeGreaterThanOrEqual', 'toBeLessThan', 'toBeLessThanOrEqual', 'toThrow', 'toThrowError', 'toMatchSnapshot',
  'toMatchInlineSnapshot', 'toHaveBeenCalled', 'toHaveBeenCalledTimes', 'toHaveBeenCalledWith', 'toHaveBeenLastCalledWith',
] // prettier-ignore

/** In a browser there is neither a folder nor a stack to ask: what lets everything pass is found there, and no more. */
const root = globalThis.process?.cwd?.() ?? ''
const mostFrames = 100
/** Who puts assertions into their places on behalf of somebody else. */
const handingOn =
  /^node:|\/node_modules\/(?:@vitest\/|@jest\/|vitest\/|chai\/|expect\/|jest-)|\/assert(?:ion-guard|-counter)\.mjs$/

/** Of assertions in whose place a source of the project has put another function. */
let replaced = new Set()
/** Where that is kept when files share a process. */
const kept = Symbol.for('helix replaced')
/** Each answers names that were defined anew, past who would have noticed. */
const defined = []

/** Methods of the language that values are compared by: nobody's to change. What older engines miss is there. */
const comparing = Object.entries({
  Object, Array, Reflect, Number, 'Object.prototype': Object.prototype, 'Array.prototype': Array.prototype,
  'Function.prototype': Function.prototype, 'String.prototype': String.prototype, 'RegExp.prototype': RegExp.prototype,
  'Map.prototype': Map.prototype, 'Set.prototype': Set.prototype,
}).flatMap(([owner, held]) =>
  Reflect.ownKeys(held).flatMap((key) => {
    const { value } = Object.getOwnPropertyDescriptor(held, key)
    return typeof value === 'function' && key !== 'constructor' ? [{ name: `${owner}.${String(key)}`, held, key, value }] : []
  }),
) // prettier-ignore

export function replacedNames() {
  const changed = comparing.filter(({ held, key, value }) => held[key] !== value).map(({ name }) => name)
  const names = [...replaced, ...defined.flatMap((find) => find()), ...changed]
  return [...[...new Set(names)].map((name) => `${name} (replaced)`), ...deciders]
}

/** Values and classes of the product that decide themselves what they equal, and who is one of them. */
const deciders = new Set()
const ordinary = Function.prototype[Symbol.hasInstance]

/** An assertion held: it proves nothing where what was compared says so itself. */
export function noteDecider(actual, expected) {
  try {
    if (takesStrangers(expected)) deciders.add('a class that takes any value for one of its own')
    if (expected !== undefined && saysEqual(actual, expected, new Set()))
      deciders.add('a value that says itself what it equals')
  } catch {
    // What cannot be looked at is told by who compares it.
  }
}

/** Whether values that have nothing to do with a class are instances of it, because it says so. */
function takesStrangers(expected) {
  if (typeof expected !== 'function') return false
  const strangers = [Object.create(null), new (class Stranger extends Error {})()]
  return strangers.some((stranger) => stranger instanceof expected && !ordinary.call(expected, stranger))
}

/** Whether a value, or what stands in it where the other one has something, is what `expect` asks instead of comparing. */
function saysEqual(actual, expected, seen) {
  if (typeof actual !== 'object' && typeof actual !== 'function') return false
  if (actual === null || actual === expected || seen.has(actual)) return false
  seen.add(actual)
  if (typeof actual.asymmetricMatch === 'function') return true
  if (typeof expected !== 'object' || expected === null || seen.size > mostSeen) return false
  return Object.keys(expected).some((key) => saysEqual(actual[key], expected[key], seen))
}

const mostSeen = 1000

/**
 * From now on it is noticed when one of these methods of a prototype is assigned. They move to a prototype above: packages that
 * wrap whatever they find in this one (chai-as-promised) leave them as they are.
 */
export function guardMethods(table, names) {
  const above = Object.create(Object.getPrototypeOf(table))
  if (isKept(above)) return
  Object.defineProperty(above, kept, { value: replaced })
  for (const name of names) {
    const { value } = Object.getOwnPropertyDescriptor(table, name) ?? {}
    if (typeof value !== 'function') continue
    delete table[name]
    Object.defineProperty(above, name, noticing(name, value, table))
  }
  Object.setPrototypeOf(table, above)
  defined.push(() => names.filter((name) => Object.hasOwn(table, name)))
}

/** The same of one member of an object itself. */
export function guardMember(table, name) {
  const own = Object.getOwnPropertyDescriptor(table, name)
  if (isKept(Reflect.get(own ?? {}, 'get')) || typeof own?.value !== 'function') return
  const noticed = noticing(name, own.value, table)
  Object.defineProperty(table, name, noticed)
  defined.push(() => (Object.getOwnPropertyDescriptor(table, name)?.get === noticed.get ? [] : [name]))
}

/** Whether the file before, in the same process, has seen to it; what is noticed then goes where it says. */
function isKept(held) {
  if (held?.[kept] === undefined) return false
  replaced = held[kept]
  return true
}

function noticing(name, value, table) {
  let current = value
  return {
    get: Object.assign(() => current, { [kept]: replaced }),
    set(next) {
      if (this === table) {
        if (next !== current) noteReplaced(name)
        current = next
      } else Object.defineProperty(this, name, { value: next, writable: true, enumerable: true, configurable: true })
    },
    enumerable: false,
    configurable: true,
  }
}

/** What matchers of Jest's own consist of: their text is the same wherever its package is loaded once more. */
const matcherTexts = new Map()
const toText = Reflect.get(Function.prototype, 'toString')
const textOf = (held) => Reflect.apply(toText, held, [])

/** The same of matchers of Jest's `expect`, which are functions of both values; from now on they are known. */
export function watchMatchers(matchers) {
  for (const name of ownMatchers)
    if (typeof matchers[name] === 'function') matcherTexts.set(name, [textOf(matchers[name])])
  for (const name of ['toEqual', 'toStrictEqual', 'toMatchObject', 'toContainEqual', 'toThrow', 'toBeInstanceOf']) {
    const own = matchers[name]
    if (own === undefined) continue
    const watched = function (actual, expected, ...more) {
      const said = own.call(this, actual, expected, ...more)
      if (said?.pass === true && this?.isNot !== true) noteDecider(actual, expected)
      return said
    }
    matchers[name] = Object.defineProperties(watched, Object.getOwnPropertyDescriptors(own))
    matcherTexts.get(name)?.push(textOf(watched))
  }
}

/** Jest marks its own matchers by a member, and so tells which names lead to others; those of snapshots it brings as others do. */
export function noteOverruled(matchers, mark) {
  for (const name of ownMatchers) {
    if (name.includes('Snapshot') || typeof matchers[name] !== 'function') continue
    const isForged = matcherTexts.get(name)?.includes(textOf(matchers[name])) === false
    if (isForged || matchers[name][mark] === false) replaced.add(name)
  }
}

/** An assertion is being replaced; who does it is on the stack. */
export function noteReplaced(name) {
  if (isByProject()) replaced.add(name)
}

/** Values by task: what Helix says of a test in its metadata. */
const notes = new WeakMap()

/** Says something of a test of Vitest, which neither it nor its hooks can say otherwise, or take away. */
export function noteOf(task, name, value) {
  const said = notes.get(task) ?? {}
  notes.set(task, said)
  if (!(name in said)) Object.defineProperty(task.meta, name, { get: () => said[name], enumerable: true })
  said[name] = value
}

/** Whether the innermost code that hands nothing on is a source of the judged folder, or stands in no file at all. */
function isByProject() {
  const frames = util.getCallSites?.(mostFrames) ?? []
  const by = frames.find(({ scriptName }) => !handingOn.test(scriptName))?.scriptName
  if (by === undefined) return false
  if (!/^(?:\/|file:|[A-Z]:)/.test(by)) return true
  return by.includes(`${root}/`) && !by.includes(`${root}/node_modules/`)
}
