import type { Finding } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { renderNotes } from './notes.ts'

const note = (message: string, path: string): Finding => ({
  severity: 'note',
  code: 'SELF-APPROVED',
  message,
  where: { path },
})

test('the same about several places is said once, with its count, and something else beside it', () => {
  const notes = [note('Ada approved own work', 'a'), note('Ada approved own work', 'b'), note('Ben did, too', 'c')]

  expect(renderNotes(notes, { columns: 80 })).toEqual([
    'note     SELF-APPROVED  Ada approved own work, 2 times',
    'note     SELF-APPROVED  Ben did, too',
  ])
})

const titled = (title: string) => `the test "${title}" has another body; this lane leaves bodies as they are`

const waived = (title: string, why: string, by = 'ada@x.org') => {
  const waiver = { by, why, until: '2026-12-31' }
  const message = `${titled(title)} (waived by ${by} until 2026-12-31: ${why})`
  return { ...note(message, title), code: 'INTEGRITY-BODY', waiver }
}

describe('waived findings', () => {
  test('stand together, each with what it is about and why, above who waived them', () => {
    const findings = [waived('adds', 'a helper moved'), note('Ada approved own work', 'a'), waived('sorts', 'renamed')]

    expect(renderNotes(findings, { columns: 80 })).toEqual([
      'note     SELF-APPROVED  Ada approved own work',
      'waived   INTEGRITY-BODY  the test "adds" has another body (a helper moved)',
      '         INTEGRITY-BODY  the test "sorts" has another body (renamed)',
      '         waived by ada@x.org until 2026-12-31',
    ])
  })

  test('of several for one reason the first is told, and how many are like it', () => {
    const findings = [waived('adds', 'renamed'), waived('sorts', 'renamed'), waived('cuts', 'renamed')]

    expect(renderNotes(findings, { columns: 80 })).toEqual([
      'waived   INTEGRITY-BODY  the test "adds" has another body, and 2 more (renamed)',
      '         waived by ada@x.org until 2026-12-31',
    ])
  })

  test('of two people are told apart', () => {
    const findings = [waived('adds', 'renamed'), waived('sorts', 'renamed', 'ben@x.org, SELF-APPROVED')]

    expect(renderNotes(findings, { columns: 80 }).filter((line) => line.includes('waived by'))).toEqual([
      '         waived by ada@x.org until 2026-12-31',
      '         waived by ben@x.org, SELF-APPROVED until 2026-12-31',
    ])
  })
})
