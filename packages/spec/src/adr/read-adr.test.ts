import { describe, expect, test } from 'vitest'
import { readAdr } from './read-adr.ts'

/** Below its title. */
const read = (text: string) => readAdr(`# A\n\n${text}\n`, 'a.md')
/** In its front matter. */
const front = (text: string) => readAdr(`---\n${text}\n---\n# A\n`, 'a.md')

describe('front matter', () => {
  test.each([
    ['status:', '', null],
    ['status: ~', '', null],
    ['status: "  accepted "', 'accepted', 'accepted'],
    ['status: [accepted]', '', null],
    ['status: 3', '3', null],
    ['status: true', '', null],
    ['status: {accepted: , rejected: }', 'accepted, rejected', 'accepted'],
  ])('%j says %j', (text, said, status) => {
    expect(front(text)).toMatchObject({ said, status })
  })

  test.each([
    ['supersedes:', []],
    ['supersedes: ""', []],
    ['supersedes: [1, ~, "", ADR-2]', ['1', '2']],
    ['supersedes: docs/adr/0001-a.md', ['0001-a.md']],
    ['supersedes: 7', ['7']],
  ])('%j takes the place of %j', (text, supersedes) => {
    expect(front(text).supersedes).toEqual(supersedes)
  })

  test('says the day before the text below it does', () => {
    expect(readAdr('---\ndate: 2026-01-02\n---\n# A\n\nDate: 2025-01-01\n', 'a.md').date).toBe('2026-01-02')
  })

  test('that is not YAML is read line by line', () => {
    expect(front('author: @ada\nstatus:   accepted  \n  title: x\ndate: 2026-01-02 \nsaid status: rejected')).toMatchObject({
      status: 'accepted',
      title: 'A',
      date: '2026-01-02',
    }) // prettier-ignore
  })

  test.each([
    ['status: *accepted*', '*accepted*', 'accepted'],
    ['status: *accepted', '*accepted', 'accepted'],
    ['a: &a [1]\nstatus: *a', '*a', null],
  ])('%j repeats nothing and says %j', (text, said, status) => {
    expect(front(text)).toMatchObject({ said, status, title: 'A' })
  })

  test('that is a list, or a word, says nothing', () => {
    expect(front('- status: accepted')).toMatchObject({ status: null, title: 'A' })
    expect(front('accepted')).toMatchObject({ status: null, title: 'A' })
  })

  test('that gives a key twice says what comes last', () => {
    expect(front('status: accepted\nstatus: rejected').status).toBe('rejected')
  })

  test('is no part of the body', () => {
    expect(readAdr('---\na: b\n---\n\n\n# A\n\n---\n', 'a.md').body).toBe('# A\n\n---\n')
    expect(readAdr('# A\n\n---\na: b\n---\n', 'a.md').body).toBe('# A\n\n---\na: b\n---\n')
  })
})

describe('a record says its status below its title', () => {
  test.each([
    ['> Status: accepted', 'accepted'],
    ['_Status_: accepted', 'accepted'],
    ['| Status | accepted |', 'accepted'],
    ['Status:\n\n## Status\n\n- accepted\n- later', 'accepted'],
    ['## 2. Status\n\n> rejected', 'rejected'],
    ['## Status\n\n<!-- accepted\nor not -->\nrejected', 'rejected'],
    ['## Status of tests\n\nrejected', null],
    ['## Build status\n\nrejected', null],
    ['## Status', null],
    ['The status: accepted', null],
    ['Replaced by: [B](b.md)', 'superseded'],
  ])('%j: %s', (text, status) => {
    expect(read(text).status).toBe(status)
  })

  test('and the day, without what follows', () => {
    expect(read('Date: 2026-01-02 (draft)').date).toBe('2026-01-02')
    expect(read('Updated: x').date).toBeNull()
  })

  test('fields stand before the next heading, whichever its level', () => {
    expect(read('Date: 2026-01-02\n### Notes\nStatus: accepted')).toMatchObject({ date: '2026-01-02', status: null })
  })

  test('links that tell what it replaces may stand anywhere, as items', () => {
    expect(read('## Links\n\n* **Supersedes** [B](b.md)\n  - superseded by [C](c.md)')).toMatchObject({
      supersedes: ['b.md'],
      supersededBy: ['c.md'],
    })
    expect(read('## Links\n\nSupersedes [B](b.md)').supersedes).toEqual([])
  })
})

test.each([
  ['x/0003-use-x.md', 'Use x'],
  ['x/adr_003-use_x--now.md', 'Use x now'],
  ['x/20260101-use-x.md', 'Use x'],
  ['x/use-3.md', 'Use 3'],
  ['x/0003-.md', '0003-.md'],
])('a record without any title has that of its file: %s', (path, title) => {
  expect(readAdr('x\n', path).title).toBe(title)
})
