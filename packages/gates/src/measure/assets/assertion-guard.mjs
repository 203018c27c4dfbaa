// Notices when the runner's own assertions are replaced: an installed package may put others in their places, the judged sources
// may not, for those then decide which values pass. Plain JavaScript: the runner of the judged project loads it, before anything
// of the project.
import { getCallSites } from 'node:util'

/** Matchers that everybody reads alike. Names that packages are known to bring as well (`toSatisfy`, `toBeOneOf`) are not here. */
export const ownMatchers = [
  'toBe', 'toEqual', 'toStrictEqual', 'toMatchObject', 'toContain', 'toContainEqual', 'toHaveLength', 'toHaveProperty', 'toMatch',
  'toBeTruthy', 'toBeFalsy', 'toBeNull', 'toBeUndefined', 'toBeDefined', 'toBeNaN', 'toBeInstanceOf', 'toBeCloseTo',
  'toBeGreaterThan', 'toBeGreaterThanOrEqual', 'toBeLessThan', 'toBeLessThanOrEqual', 'toThrow', 'toThrowError', 'toMatchSnapshot',
  'toMatchInlineSnapshot', 'toHaveBeenCalled', 'toHaveBeenCalledTimes', 'toHaveBeenCalledWith', 'toHaveBeenLastCalledWith',
] // prettier-ignore

const root = process.cwd()
const mostFrames = 100
/** Who puts assertions into their places on behalf of somebody else. */
const handingOn =
  /^node:|\/node_modules\/(?:@vitest\/|@jest\/|vitest\/|chai\/|expect\/|jest-)|\/assert(?:ion-guard|-counter)\.mjs$/

/** Of assertions in whose place a source of the project has put another function. */
let replaced = new Set()

/** How values are compared is nobody's to change; what older engines miss is there. */
const { is } = Object

export function replacedNames() {
  const names = Object.is === is ? [...replaced] : [...replaced, 'Object.is']
  return names.map((name) => `${name} (replaced)`)
}

/** From now on it is noticed when one of these members of `table` is assigned. */
export function guard(table, names) {
  for (const name of names) {
    const own = Object.getOwnPropertyDescriptor(table, name)
    // Where files share a process, the one before has seen to it.
    if (own?.get?.replaced) replaced = own.get.replaced
    if (typeof own?.value !== 'function') continue
    let current = own.value
    const get = Object.assign(() => current, { replaced })
    const set = function (next) {
      if (this === table) {
        if (next !== current) noteReplaced(name)
        current = next
      } else Object.defineProperty(this, name, { ...own, value: next })
    }
    Object.defineProperty(table, name, { get, set, enumerable: own.enumerable, configurable: false })
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
  const by = getCallSites(mostFrames).find(({ scriptName }) => !handingOn.test(scriptName))?.scriptName
  if (by === undefined) return false
  if (!/^(?:\/|file:|[A-Z]:)/.test(by)) return true
  return by.includes(`${root}/`) && !by.includes(`${root}/node_modules/`)
}
