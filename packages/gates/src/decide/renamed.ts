// Tests that follow names of the product.
import type { Placed } from './declared.ts'
import { wordIn } from './lanes/still-there.ts'

/** Whether the product calls `to` what it called `from`, and the tests of a file of before with it. */
export type IsRenamed = (from: string, to: string, path: string) => boolean

/** Whether all names of a test became those of the other one as they may. */
export type Follow = (test: Placed, names: readonly string[]) => boolean

/** Whether a test says what the other one said, names of the product aside, and these became others as they may. */
export function renames(one: Placed, { test: other }: Placed, follow: Follow): boolean {
  const { shape, names } = one.test
  return shape === other.shape && names.length === other.names.length && follow(one, other.names)
}

/** Remembers of the tests that follow what each name became: one name has one new name, and no two have the same. */
export function following(isRenamed: IsRenamed): Follow {
  let known = { forth: new Map<string, string>(), back: new Map<string, string>() }
  return ({ path, test }, others) => {
    const forth = new Map(known.forth)
    const back = new Map(known.back)
    const fits = test.names.every((from, at) => {
      const to = others[at] ?? ''
      if ((forth.get(from) ?? to) !== to || (back.get(to) ?? from) !== from) return false
      forth.set(from, to)
      back.set(to, from)
      return from === to || isRenamed(from, to, path)
    })
    if (fits) known = { forth, back }
    return fits
  }
}

/** A file of the product before and after; undefined where there is none. */
export interface Sides {
  before: string | undefined
  after: string | undefined
}

/** Whether the product calls `to` after it what it called `from` before, and neither at both times. */
export function renamedIn(product: readonly Sides[]): (from: string, to: string) => boolean {
  const calls = (name: string, side: keyof Sides) => product.some((text) => mentions(text[side], name))
  return (from, to) => calls(from, 'before') && !calls(to, 'before') && calls(to, 'after') && !calls(from, 'after')
}

/** Whether a text holds a name as a whole word. */
function mentions(text: string | undefined, name: string): boolean {
  return text !== undefined && wordIn(name).test(text)
}
