import { expect, test } from 'vitest'
import { suggestApprovers } from './suggest-approvers.ts'

test.each([
  [[], 'team'],
  [['a@x', 'A@X'], 'team'],
  [['a@x', '1+bot[bot]@users.noreply.github.com'], 'solo'],
] as const)('of authors %j nothing is suggested', (authors, people) => {
  expect(suggestApprovers(authors, people)).toBeNull()
})

test.each([
  [['a@x', 'b@x'], 'team', '2 people have committed here: let two approve.'],
  [['a@x', 'b@x', 'c@x'], 'solo', '3 people have committed here: with helix init --team'],
] as const)('of authors %j, %s: %s', (authors, people, says) => {
  expect(suggestApprovers(authors, people)).toContain(says)
})
