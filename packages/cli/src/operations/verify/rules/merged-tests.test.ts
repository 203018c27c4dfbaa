import { expect, it } from 'vitest'
import { aProduct, addTest } from '../../../testing/product.ts'
import { verifiedBy } from '../verdicts/testing/aids.ts'

const keep = 'test: add\n\nHelix-Lane: keep\n'
const more = (title: string) => `test('${title}', () => assert.equal(add(0, 1), 1))\ntest('${title} again', () => assert.equal(add(1, 0), 1))\n` // prettier-ignore
const file = 'test/add.test.js'
const other =
  "import assert from 'node:assert'\nimport { test } from 'node:test'\nimport { add } from '../src/add.js'\n"

it.each<[string, string, (string | number | undefined)[]]>([
  ['has the tests of both sides', `${addTest()}${more('ours')}test('theirs', () => assert.equal(add(2, 1), 3))\n`, [0, undefined]],
  ['has theirs under another name', `${addTest()}${more('ours')}test('two and one', () => assert.equal(add(2, 1), 3))\n`, [0, undefined]],
  ['is as ours, without the test of theirs', `${addTest()}${more('ours')}`, [1, 'INTEGRITY-LOST']],
  ['cannot be parsed', `${addTest()}<<<<<<< ours\n${more('ours')}`, [1, 'SOURCE-UNREADABLE']],
  ['is as theirs, without the tests of ours', `${addTest()}test('theirs', () => assert.equal(add(2, 1), 3))\n`, [1, 'INTEGRITY-LOST']],
])('a merge that somebody finished %s', async (_, merged, answer) => {
  const repo = aProduct()
  repo.git('checkout', '-q', '-b', 'side')
  repo.commit(keep, { files: { [file]: `${addTest()}test('theirs', () => assert.equal(add(2, 1), 3))\n` } })
  repo.git('checkout', '-q', 'main')
  repo.commit(keep, { files: { [file]: `${addTest()}${more('ours')}` } })
  repo.tryGit('merge', '-q', '--no-ff', 'side')
  repo.write(file, merged).git('add', '-A')
  repo.git('commit', '-q', '--no-verify', '-m', "Merge branch 'side'")
  expect((await verifiedBy(repo)).slice(0, 2)).toEqual(answer)
}) // prettier-ignore

it('a test that a side takes away, moved elsewhere, may be gone after a merge', async () => {
  const repo = aProduct()
  repo.git('checkout', '-q', '-b', 'side')
  repo.commit(keep, { files: { [file]: other, 'test/sums.test.js': addTest() } })
  repo.git('checkout', '-q', 'main')
  repo.commit(keep, { files: { [file]: `${addTest()}${more('ours')}` } })
  repo.tryGit('merge', '-q', '--no-ff', 'side')
  repo.write(file, `${other}${more('ours')}`).git('add', '-A')
  repo.git('commit', '-q', '--no-verify', '-m', "Merge branch 'side'")
  expect(await verifiedBy(repo)).toEqual([0, undefined, undefined])
})
