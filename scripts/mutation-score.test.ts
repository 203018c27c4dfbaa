import { expect, test } from 'vitest'
import { isEnough, renderScores, scoreOf } from './mutation-score.ts'

const mutants = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([status, count]) => Array.from({ length: count }, () => ({ status })))

test('a timeout is a kill, an uncovered mutant a survivor, and one that cannot run is not counted', () => {
  const statuses = mutants({ Killed: 80, Timeout: 5, Survived: 10, NoCoverage: 5, CompileError: 3, Ignored: 2 })
  expect(scoreOf('spec', statuses)).toEqual({
    name: 'spec',
    mutants: 100,
    killed: 80,
    timeout: 5,
    survived: 10,
    uncovered: 5,
    score: 85,
  })
})

test('85 % is enough, less is not, and no mutants are no success', () => {
  expect(isEnough(scoreOf('spec', mutants({ Killed: 85, Survived: 15 })))).toBe(true)
  expect(isEnough(scoreOf('spec', mutants({ Killed: 849, Survived: 151 })))).toBe(false)
  expect(isEnough(scoreOf('spec', []))).toBe(false)
})

test('the table cuts the score, so that 84.99 does not read as 85', () => {
  expect(renderScores([scoreOf('spec', mutants({ Killed: 8499, Survived: 1501 })), scoreOf('core', [])])).toBe(
    `| package | mutants | killed | timeout | survived | no coverage | score |
| --- | --: | --: | --: | --: | --: | --: |
| spec | 10000 | 8499 | 0 | 1501 | 0 | 84.9 % |
| core | 0 | 0 | 0 | 0 | 0 | none |`,
  )
})
