import { expect, test } from 'vitest'
import { aProduct, helix } from './testing/product.ts'

test('the last line of an error is a command that can be pasted', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const cases: [string[], string][] = [
    [['evidence', 'export'], 'helix verify --sign'],
    [['approve', 'finding', 'MSG-TYPE', 'nowhere', '--why', 'y', '--until', '2027-01-01'], 'helix verify'],
    [['spec', 'diff', 'nowhere'], 'git log --oneline'],
    [['adr', 'check'], 'helix adr new "<why>"'],
  ]
  for (const [args, command] of cases) {
    const { code, stderr } = await helix(repo, args)
    expect([code, stderr.trimEnd().split('\n').at(-1)?.slice(9)]).toEqual([2, command])
  }
})
