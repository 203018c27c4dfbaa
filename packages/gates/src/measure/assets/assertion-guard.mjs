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

/** How values are compared is nobody's to change; what older engines miss is there. */
const { is } = Object

export function replacedNames() {
  const names = new Set([...replaced, ...defined.flatMap((find) => find()), ...(Object.is === is ? [] : ['Object.is'])])
  return [...names].map((name) => `${name} (replaced)`)
}

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

/** Jest marks its own matchers by a member, and so tells which names lead to others; those of snapshots it brings as others do. */
export function noteOverruled(matchers, mark) {
  for (const name of ownMatchers) if (!name.includes('Snapshot') && matchers[name]?.[mark] === false) replaced.add(name)
}

/** An assertion is being replaced; who does it is on the stack. */
export function noteReplaced(name) {
  if (isByProject()) replaced.add(name)
}

/** Whether the innermost code that hands nothing on is a source of the judged folder, or stands in no file at all. */
function isByProject() {
  const frames = util.getCallSites?.(mostFrames) ?? []
  const by = frames.find(({ scriptName }) => !handingOn.test(scriptName))?.scriptName
  if (by === undefined) return false
  if (!/^(?:\/|file:|[A-Z]:)/.test(by)) return true
  return by.includes(`${root}/`) && !by.includes(`${root}/node_modules/`)
}
