import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aProduct, helix } from '../../testing/product.ts'

const work = 'docs: say more\n\nHelix-Lane: free\n'

test('a name that is not UTF-8 stops every answer, also once it is gone, and the way out is said', async () => {
  const repo = aProduct()
  const path = Buffer.concat([Buffer.from(join(repo.root, 'docs-')), Buffer.from([0xff])])
  writeFileSync(path, 'x\n')
  repo.commit(work)
  const there = await helix(repo, ['verify', '--static'])
  repo.git('rm', '-q', '-r', '.')
  repo.git('checkout', 'HEAD~1', '--', '.')
  repo.commit(work)
  const gone = await helix(repo, ['verify', '--static'])
  for (const { code, stdout, stderr } of [there, gone]) {
    expect([code, stdout, /helix why (\S+)/.exec(stderr)?.[1]]).toEqual([2, '', 'git/path-not-utf8'])
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'out of the earlier commit that has it: git rebase -i <its parent>',
    )
  }
})

test('names in any script, with blanks and signs that a shell reads, are ordinary', async () => {
  const repo = aProduct()
  repo.commit(work, { files: { 'docs/größe «1» $(id) `x` *.md': 'x\n', 'docs/-rf': 'x\n', 'docs/日本.md': 'x\n' } })
  expect(await helix(repo, ['verify', '--static'])).toMatchObject({ code: 0 })
})
