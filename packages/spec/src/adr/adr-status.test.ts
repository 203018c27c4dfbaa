import { expect, test } from 'vitest'
import { adrStatusOf } from './adr-status.ts'
import { checkAdrs } from './check-adrs.ts'
import { readAdr } from './read-adr.ts'

test.each([
  ['In   progress since May', 'proposed'],
  ['(1) accepted', 'accepted'],
  ['✅ Accepted → superseded by ADR-3', 'superseded'],
  ['Accepted by all, and superseded by nothing', 'accepted'],
  ['Rejected, superseded by ADR-3', 'rejected'],
  ['', null],
])('%j is %s', (text, status) => {
  expect(adrStatusOf(text)).toBe(status)
})

test('an amendment that was rejected does not hold', () => {
  expect(readAdr('---\nstatus: rejected\namends: {}\n---\n', 'a.md').status).toBe('rejected')
})

test('a sentence about what replaces what is no statement of the record', () => {
  expect(readAdr('# A\n\n## Status\n\nAccepted\n\nNobody supersedes 3\n', 'a.md').supersedes).toEqual([])
})

const record = (path: string, front: string) => readAdr(`---\n${front}\n---\n`, path)

test('what the record of another folder says does not stand in for that of the own', () => {
  const records = [
    record('web/1-a.md', 'status: superseded\nsuperseded-by: [2]'),
    record('web/2-b.md', 'status: accepted'),
    record('api/1-c.md', 'status: superseded\nsuperseded-by: [2]'),
    record('api/2-d.md', 'status: accepted\nsupersedes: [1]'),
  ]
  expect(checkAdrs(records).map(({ message }) => message)).toEqual([
    'web/1-a.md is superseded by web/2-b.md, which does not say so',
  ])
})

test('a record may give way to two', () => {
  const records = [
    record('1-a.md', 'status: superseded\nsuperseded-by: [2, 3]'),
    record('2-b.md', 'status: accepted\nsupersedes: [1]'),
    record('3-c.md', 'status: accepted\nsupersedes: [1]'),
  ]
  expect(checkAdrs(records)).toEqual([])
})
