import { expect, test } from 'vitest'
import { checkAdrNumbers } from '../adr/check-record-numbers.ts'
import { adrFileName, adrNumber, nextAdrNumber } from './adr-file.ts'

test.each([
  [12, 'Why discounts round down', '0012-why-discounts-round-down.md'],
  [1, 'Discounts round down', '0001-why-discounts-round-down.md'],
  [12_345, 'Ça & là!', '12345-why-ca-la.md'],
  [2, 'なぜ', '0002-why-change.md'],
  [2, 'Whyever', '0002-why-whyever.md'],
  [3, 'word '.repeat(20), `0003-why-${'word-'.repeat(11)}word.md`],
  [3, `${'x'.repeat(55)} four more`, `0003-why-${'x'.repeat(55)}-four.md`],
  [3, `${'x'.repeat(55)} fives more`, `0003-why-${'x'.repeat(55)}.md`],
  [3, 'a  - b', '0003-why-a-b.md'],
  [3, 'x'.repeat(70), `0003-why-${'x'.repeat(60)}.md`],
])('number %i titled %j is in %s', (number, title, name) => {
  expect(adrFileName(number, title)).toBe(name)
  expect(adrNumber(`docs/adr/${name}`)).toBe(number)
})

test('other files have no number', () => {
  expect(
    ['README.md', 'docs/adr/12-x.md', 'docs/adr/0012.md', '0012-x.txt', 'a0012-x.md', '0012-x.md.orig'].map(adrNumber),
  ).toEqual([null, null, null, null, null, null])
})

test('an ADR may lie in the root, and numbers can pass 9999', () => {
  expect(['0012-x.md', '12345-x.md'].map(adrNumber)).toEqual([12, 12_345])
})

test('a date is no number', () => {
  expect(adrNumber('docs/adr/20260104-use-node.md')).toBe(null)
})

test('the next number follows the highest', () => {
  expect(nextAdrNumber([])).toBe(1)
  expect(nextAdrNumber(['docs/adr/0007-why-a.md', 'docs/adr/0003-why-b.md', 'docs/adr/README.md'])).toBe(8)
})

test('a number that two files have is found, with the free one', () => {
  expect(checkAdrNumbers(['a/0002-why-b.md', 'a/0001-why-a.md', 'a/0002-why-a.md', 'a/README.md'])).toEqual([
    {
      severity: 'error',
      code: 'AMEND-NUMBER',
      message: 'number 2 is taken twice: by a/0002-why-a.md and by a/0002-why-b.md',
      where: { path: 'a/0002-why-b.md' },
      fix: 'helix amend renumber (gives the later one 3; its approval stays valid)',
    },
  ])
  expect(checkAdrNumbers(['a/0001-why-a.md', 'a/0002-why-a.md'])).toEqual([])
})
