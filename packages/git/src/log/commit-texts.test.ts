import { aRepo, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { type CommitText, commitTexts, type CommitTextRange } from './commit-texts.ts'
import { openGit } from '../repository/open-git.ts'

const odd = 'c\n\nholds \u001E and \u001F, REQ-1\n'

function aHistory() {
  const repo = aRepo()
  const first = repo.commit('a\n\nREQ-1\n', { files: { 'ä b': '1' } })
  const second = repo.commit('b\n', { files: { c: '1' } })
  const third = repo.commit(odd, { files: { c: '2', d: '1' } })
  return { repo, first, second, third }
}

async function read(repo: TestRepo, range: Partial<CommitTextRange>): Promise<CommitText[]> {
  const found: CommitText[] = []
  for await (const one of commitTexts(await openGit(repo.root), { to: repo.head(), ...range })) found.push(one)
  return found
}

test('messages are read newest first, whatever they hold', async () => {
  const { repo, first, second, third } = aHistory()
  const found = await read(repo, { paths: true })
  expect(found.map(({ commit, message, paths }) => [commit, message, paths])).toEqual([
    [third, odd.trimEnd(), ['c', 'd']],
    [second, 'b', ['c']],
    [first, 'a\n\nREQ-1', ['ä b']],
  ])
  expect(found[2]?.at).toBe(1_767_225_600)
})

test('a range and a text narrow them', async () => {
  const { repo, first } = aHistory()
  const subjects = async (range: Partial<CommitTextRange>) => (await read(repo, range)).map(({ message }) => message[0])
  expect(await subjects({ from: [first] })).toEqual(['c', 'b'])
  expect(await subjects({ holding: 'REQ-1' })).toEqual(['c', 'a'])
})
