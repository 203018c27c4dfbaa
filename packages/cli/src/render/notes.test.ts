import type { Finding } from '@helix/core'
import { expect, test } from 'vitest'
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
