import { expect, test } from 'vitest'
import { shortTitle } from './short-title.ts'

const words = (count: number) => 'word '.repeat(count).trim()

test.each([
  ['Totals are shown; in cents. Always.', 'Totals are shown'],
  ['Totals are shown. In cents.', 'Totals are shown'],
  ['Show 1.5;2 as 1.50.', 'Show 1.5;2 as 1.50'],
  ['**Show** the __`total`__ of *all*', 'Show the total of all'],
  ['2 * 3 is 6', '2 * 3 is 6'],
  ['Show [the total](a.md "x") and [more](b.md)', 'Show the total and more'],
  ['Keep it [NEEDS CLARIFICATION: how long?] there', 'Keep it … there'],
  [`${words(12)} four`, `${words(12)} four`],
  [`${words(12)} fives`, `${words(12)} …`],
  [`${words(12)}  x fives`, `${words(12)}  x …`],
  [`${words(11)} ${'x'.repeat(20)} y`, `${words(11)} …`],
  ['x'.repeat(65), `${'x'.repeat(64)} …`],
  ['', ''],
])('the title of %j is %j', (text, title) => {
  expect(shortTitle(text)).toBe(title)
})
