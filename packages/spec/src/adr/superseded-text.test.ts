import { describe, expect, test } from 'vitest'
import { readAdr } from './read-adr.ts'
import { supersededText } from './superseded-text.ts'

describe('what takes the place of a record is said in its front matter', () => {
  const head = '---\nstatus: superseded\nsuperseded-by: [0002-b.md]\n'

  test.each([
    ['status: accepted\ndate: 2026-01-02\n', 'date: 2026-01-02\n'],
    ['date: 2026-01-02\n', 'date: 2026-01-02\n'],
    ['old-status: x\nstatus: superseded\nsuperseded-by: [0003-c.md]\n', 'old-status: x\n'],
    ['status: superseded\nsuperseded_by: 3\ntags:\n  - a\n', 'tags:\n  - a\n'],
    ['superseded-by:\n  - 0003-c.md\n\n  - 0004-d.md\ntags: [a]\n', 'tags: [a]\n'],
    ['tags:\n- a\nsuperseded-by:\n- 0003-c.md\n', 'tags:\n- a\n'],
    ['', ''],
  ])('%j keeps %j', (front, kept) => {
    const body = '\n# A\n\nStatus: accepted\n\n---\n\nstatus: x\n'
    const after = supersededText(`---\n${front}---\n${body}`, '0002-b.md')
    expect(after).toBe(`${head}${kept}---\n${body}`)
    expect(readAdr(after ?? '', 'a.md')).toMatchObject({
      status: 'superseded',
      supersededBy: ['0002-b.md'],
      title: 'A',
    })
  })

  test.each([['x\n\n---\nstatus: accepted\n---\n'], ['---\nstatus: accepted\n\nx\n']])(
    '%j has none, and the line is said anew',
    (text) => {
      expect(supersededText(text, '0002-b.md')).toBe(text.replace('accepted', 'superseded by [0002-b](0002-b.md)'))
    },
  )
})

test.each([
  ['# A\n\nStatus: accepted\n'],
  ['# A\n\n  * **Status:** accepted\n\n## Context\n\nStatus: none\n'],
  ['# A\n###x\n\n- status: accepted\n'],
])('a line at the beginning of %j says it', (text) => {
  expect(supersededText(text, 'a.md.md')).toBe(text.replace('accepted', 'superseded by [a.md](a.md.md)'))
})

describe('a section says it', () => {
  test.each([
    ['# A\n\n## Status\naccepted\n'],
    ['# A\n\nx\n\nStatus\n------\n \naccepted\n\nAmended.\n'],
    ['## Context\n\nStatus: none\n\n## STATUS\n\naccepted\n'],
  ])('%j', (text) => {
    expect(supersededText(text, '0002-b.md')).toBe(text.replace('accepted', 'Superseded by [0002-b](0002-b.md)'))
  })

  test.each([
    ['# A\n'],
    ['# A\n\n## Status of old\n\naccepted\n'],
    ['# A\n\n## Build status\n\naccepted\n'],
    ['# A\n\n## Status\n'],
    ['# A\n\n## Status\n\n## Context\n\nx\n'],
  ])('%j says it nowhere', (text) => {
    expect(supersededText(text, '0002-b.md')).toBeNull()
  })
})

test.each([
  ['---\r\nstatus: accepted\r\n---\r\n\r\n# A\r\n'],
  ['# A\r\n\r\n- Status: accepted\r\n- Date: x\r\n'],
  ['# A\r\n\r\n## Status\r\n\r\naccepted\r\n'],
])('lines of %j end as they did', (text) => {
  const after = supersededText(text, '0002-b.md') ?? ''
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(readAdr(after, 'a.md')).toMatchObject({ status: 'superseded', supersededBy: ['0002-b.md'] })
})
