import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bench } from '../testing/bench.ts'
import { removeLeftovers } from './place-file.ts'

test('what a killed write left behind is removed, and nothing else', async () => {
  const { root } = bench({
    'src/.a.ts.0123456789ab.tmp': 'half',
    'src/a.ts': 'whole',
    'src/.b.tmp': 'b',
    'c.0123456789ab.tmp': 'c',
  })
  await removeLeftovers(root)
  expect(readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'c.0123456789ab.tmp',
    'src',
    'src/.b.tmp',
    'src/a.ts',
  ])
})
