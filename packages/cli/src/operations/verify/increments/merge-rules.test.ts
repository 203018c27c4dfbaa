import { expect, test } from 'vitest'
import { mergeRules } from './merge-rules.ts'

const toldOf = (parents: string[]) =>
  mergeRules
    .filter((rule) => rule.breaks({ parents, automatic: null, pretended: false }))
    .map(({ finding }) => [finding.code, finding.fix])

const filesAlone = expect.stringContaining('git reset --soft HEAD^1 && git commit')

test('who joins a history of its own is told how to take the files in without it', () => {
  expect(toldOf(['a', 'b'])).toEqual([['MERGE-UNRELATED', filesAlone]])
  expect(toldOf([])).toEqual([['MERGE-UNRELATED', filesAlone]])
})

test('who merges several branches at once is told to do it one by one', () => {
  expect(toldOf(['a', 'b', 'c'])).toEqual([['MERGE-OCTOPUS', 'merge or rebase the branches one by one']])
})
