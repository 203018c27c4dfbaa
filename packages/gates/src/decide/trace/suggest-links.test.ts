import { expect, test } from 'vitest'
import { suggestLinks } from './suggest-links.ts'

const requirement = (id: string, title: string, state = 'uncovered' as const) => ({ id, title, body: '', line: 1, state, tests: [] }) // prettier-ignore
const candidate = (path: string, name: string, proves = true) => ({ id: `${path} > ${name}`, path, names: [], proves })

const tests = [
  candidate('a.test.ts', 'rounds discounts down'),
  candidate('a.test.ts', 'shows totals'),
  candidate('b.test.ts', 'a discount'),
  candidate('c.test.ts', 'discounts are rounded', false),
]

test('tests that share two words are proposed, the rarer words first, and none that proves nothing', () => {
  const said = [requirement('REQ-1', 'Percentage discounts are rounded down')]
  expect(suggestLinks(said, tests, new Map())).toEqual([
    { requirement: 'REQ-1', test: 'a.test.ts > rounds discounts down', words: ['round', 'discount', 'down'], byHistory: false }, // prettier-ignore
  ])
})

test('one word is enough in a file that a commit for the requirement changed', () => {
  const touched = new Map([['REQ-1', new Set(['b.test.ts'])]])
  const found = suggestLinks([requirement('REQ-1', 'Discount')], tests, touched)
  expect(found.map((one) => [one.test, one.byHistory])).toEqual([['b.test.ts > a discount', true]])
})

test('what is covered needs no proposal', () => {
  const covered = { ...requirement('REQ-1', 'Rounds discounts down'), state: 'covered' as const }
  expect(suggestLinks([covered], tests, new Map())).toEqual([])
})
