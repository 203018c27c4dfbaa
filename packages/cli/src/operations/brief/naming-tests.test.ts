import { openGit } from '@helix/git'
import { expect, test } from 'vitest'
import { aProduct } from '../../testing/product.ts'
import { titlesOfTests } from './naming-tests.ts'

test('titles come from tests that speak of requirements, of each file with the same text, and of nothing that is no text', async () => {
  const speaks = "import { test } from 'node:test'\ntest('REQ-2 finds the mean', () => {})\n"
  const repo = aProduct({
    at: 'BUILD',
    files: {
      'test/a.test.js': speaks,
      'test/b.test.js': speaks,
      'test/plain.test.js': speaks.replace('REQ-2 ', ''),
      'test/torn.test.js': Buffer.concat([Buffer.from(speaks.replace('mean', 'sum')), Buffer.from([0xff])]),
      'notes.txt': 'REQ-3\n',
    },
  })
  const titles = await titlesOfTests(await openGit(repo.root), repo.head())
  expect(titles.toSorted()).toEqual([
    'e2e/sum.test.js > REQ-1 sums a list',
    'test/a.test.js > REQ-2 finds the mean',
    'test/b.test.js > REQ-2 finds the mean',
  ])
})
