import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Kept {
  matchers: object
  state: { testPath: string; numPassingAsserts: number }
}
interface Asset {
  countExpects: (kept?: Partial<Kept>) => () => unknown
}
const { countExpects }: Asset = await import(new URL('assets/jest-counter.mjs', import.meta.url).href)

const source = readFileSync(import.meta.filename, 'utf8').split('\n')

/** What Jest keeps for its `expect`, and what it does with it. */
function aJest() {
  const kept = { matchers: { toBe: () => true }, state: { testPath: import.meta.filename, numPassingAsserts: 3 } }
  return {
    kept,
    holds: () => {
      expect(Object.keys(kept.matchers)).toEqual(['toBe'])
      Object.assign(kept.state, { numPassingAsserts: kept.state.numPassingAsserts + 1 })
    },
    begin: () => Object.assign(kept.state, { numPassingAsserts: 0 }),
  }
}

it('Jest hands on how many assertions of a test differed and where they were called, and counts on', () => {
  const { kept, holds, begin } = aJest()
  const tell = countExpects(kept)
  begin()
  for (let at = 0; at < 3; at += 1) holds()
  holds()
  expect(kept.state.numPassingAsserts).toBe(4)
  tell()
  const told = () => JSON.parse(JSON.stringify(kept.state.numPassingAsserts))
  expect(told().assertions).toBe(2)
  // In `holds`, in the loop and below it.
  expect(told().places.map(([line]: number[]) => source[(line ?? 0) - 1]?.trim())).toEqual([
    "expect(Object.keys(kept.matchers)).toEqual(['toBe'])",
    'for (let at = 0; at < 3; at += 1) holds()',
    'holds()',
  ])
  holds()
  expect(told()).toMatchObject({ assertions: 2 })
  begin()
  expect(kept.state.numPassingAsserts).toBe(0)
})

it('an expect of another kind is left as it is', () => {
  expect(() => countExpects({})()).not.toThrow()
  expect(() => countExpects()()).not.toThrow()
})
