import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { decisionEntry } from './decide/decision-entry.ts'
import { commitEntry, runEntry } from './decide/entries.ts'
import { readQuestion } from './decide/question.ts'
import { TrailIndex } from './trail-index.ts'

const commit = (number: number, message: string) => commitEntry({ commit: `${number}`.repeat(40), at: number, message })
const rounding = commit(1, 'feat: round down\n\nWhy: REQ-1 asks for whole cents.\n\nCovers: REQ-1\n')
const totals = commit(2, 'feat: totals\n\nThe auditors want REQ-2 totals.\n')
const adr = decisionEntry(
  Buffer.from(
    '---\nstatus: superseded\ndate: 2026-01-02\n---\n\n# Why cents\n\n## Why\n\nREQ-1 is about money; rounding.\n',
  ),
  'docs/adr/0001-why-cents.md',
)

function anIndex(path = ':memory:'): TrailIndex {
  const index = TrailIndex.open(path)
  index.update('h1', [rounding, totals, { ...adr, mark: 'blob' }])
  return index
}

describe('entries', () => {
  test('a commit gives its Why as the reason, else its body', () => {
    expect(rounding).toMatchObject({
      title: 'feat: round down',
      why: 'REQ-1 asks for whole cents.',
      requirements: ['REQ-1'],
    })
    expect(totals).toMatchObject({ why: 'The auditors want REQ-2 totals.', requirements: ['REQ-2'], at: 2 })
  })

  test('a run says what was decided in it, and when its id was made', () => {
    const id = '01KDVDNA00FFFFFFFFFFFFFFFF'
    const facts = { id, step: 'STEP[3/4] BUILD', model: 'm' }
    const [one, two] = [
      { decision: 'fold', reason: 'REQ-3 is short' },
      { decision: 'no cache', reason: 'nobody asked' },
    ]
    expect(runEntry({ ...facts, decisions: [one] })).toMatchObject({
      kind: 'run',
      title: 'a decision of m in STEP[3/4] BUILD',
      requirements: ['REQ-3'],
      at: 1_767_225_600,
    })
    expect(runEntry({ ...facts, decisions: [one, two] })).toMatchObject({
      title: '2 decisions of m in STEP[3/4] BUILD',
      why: 'fold: REQ-3 is short\nno cache: nobody asked',
    })
  })

  test('a decision says its status where it no longer holds', () => {
    expect(adr).toMatchObject({
      kind: 'decision',
      title: 'Why cents (superseded)',
      why: 'REQ-1 is about money; rounding.',
    })
  })
})

test.each([
  ['REQ-7', { of: 'requirement', id: 'REQ-7' }],
  ['req-CART-2', { of: 'requirement', id: 'REQ-CART-2' }],
  ['src/cart.ts:18', { of: 'place', path: 'src/cart.ts', line: 18 }],
  ['src/cart.ts:18:4', { of: 'place', path: 'src/cart.ts', line: 18 }],
  ['0123abc', { of: 'commit', hash: '0123abc' }],
  ['HEAD', { of: 'commit', hash: 'HEAD' }],
  ['HEAD~2^', { of: 'commit', hash: 'HEAD~2^' }],
  ['HEADER', { of: 'words', words: ['HEADER'] }],
  ['odd cent, "why"*', { of: 'words', words: ['odd', 'cent', 'why'] }],
  ['Größe 合計', { of: 'words', words: ['Größe', '合計'] }],
])('%s', (asked, question) => {
  expect(readQuestion(asked)).toEqual(question)
})

const refs = (entries: readonly { ref: string }[]) => entries.map(({ ref }) => ref.slice(0, 8))

describe('TrailIndex', () => {
  test('what names a requirement: decisions first', () => {
    expect(refs(anIndex().naming('REQ-1', 9))).toEqual(['docs/adr', '11111111'])
    expect(anIndex().naming('REQ-10', 9)).toEqual([])
  })

  test('words are found in any form, all of them before some of them', () => {
    expect(refs(anIndex().search(['rounds'], 9))).toEqual(['11111111', 'docs/adr'])
    expect(refs(anIndex().search(['auditor', 'total'], 9))).toEqual(['22222222'])
    expect(refs(anIndex().search(['auditors', 'nonsense'], 9))).toEqual(['22222222'])
    expect([anIndex().search(['nonsense'], 9), anIndex().search([], 9)]).toEqual([[], []])
  })

  test('an entry with a known ref takes its place, and what is gone is not found', () => {
    const index = anIndex()
    index.update('h2', [{ ...adr, text: 'nothing of it', requirements: ['REQ-3'], mark: 'other' }], [totals.ref])
    expect([index.head, [...index.marks()]]).toEqual(['h2', [['docs/adr/0001-why-cents.md', 'other']]])
    expect([refs(index.naming('REQ-1', 9)), index.entry(totals.ref)]).toEqual([['11111111'], null])
    expect(index.search(['auditors'], 9)).toEqual([])
    index.clear()
    expect([index.head, index.search(['round'], 9)]).toEqual([null, []])
  })

  test('what is kept is there again, and a damaged file is made anew', () => {
    const path = join(temporaryFolder(), 'helix', 'trail.sqlite')
    anIndex(path).close()
    const again = TrailIndex.open(path)
    expect([again.head, refs(again.search(['cents'], 9)).length]).toEqual(['h1', 2])
    again.close()
    writeFileSync(
      path,
      'not a database at all, and longer than a header of one hundred bytes is, to be sure of that: yes.',
    )
    const anew = TrailIndex.open(path)
    expect([anew.head, anew.search(['cents'], 9)]).toEqual([null, []])
    anew.close()
    writeFileSync(path, readFileSync(path).subarray(0, 5000))
    const cut = TrailIndex.open(path)
    expect(cut.head).toBe(null)
    cut.close()
  })
})
