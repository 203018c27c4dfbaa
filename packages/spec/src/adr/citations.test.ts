import { describe, expect, test } from 'vitest'
import { staleCitations } from './citations.ts'
import { readAdr } from './read-adr.ts'

const gone = readAdr('---\nstatus: superseded\nsuperseded-by: [0002-b.md]\n---\n', 'docs/adr/0001-a.md')
const old = readAdr('---\nstatus: deprecated\n---\n', 'docs/adr/0003-c.md')
const holds = readAdr('---\nstatus: accepted\n---\n', 'docs/adr/0002-b.md')
const dated = readAdr('---\nstatus: deprecated\n---\n', 'docs/adr/20260101-d.md')
const records = [gone, old, holds, dated]

test('who cites what no longer holds is told what to cite instead, as far as that is known', () => {
  expect(staleCitations('ADR-1\n\nand ADR 0003\n', 'src/a.ts', records)).toEqual([
    {
      severity: 'warning',
      code: 'ADR-CITED',
      message: 'src/a.ts cites docs/adr/0001-a.md, which is superseded by 0002-b.md',
      where: { path: 'src/a.ts', line: 1 },
      fix: 'cite 0002-b.md, if it still applies',
    },
    {
      severity: 'warning',
      code: 'ADR-CITED',
      message: 'src/a.ts cites docs/adr/0003-c.md, which is deprecated',
      where: { path: 'src/a.ts', line: 3 },
      fix: 'say what holds instead',
    },
  ])
})

describe('a record is cited', () => {
  test.each([
    ['see docs/adr/0001-a.md', 1],
    ['see adr-0001.', 1],
    ['see ADR1', 1],
    ['@adr 1', 1],
    ['@adr  001', 1],
    ['adr/20260101-d.md', 1],
    ['docs/decisions/0003-c.md', 1],
    ['ADR-1 and ADR-3', 2],
    ['ADR-12', 0],
    ['MADR-1', 0],
    ['an adr of 1', 0],
    ['ADR-null', 0],
    ['ADR-2 and 0002-b.md', 0],
  ])('%j: %d', (text, times) => {
    expect(staleCitations(text, 'a', records)).toHaveLength(times)
  })

  test('and none where all hold', () => {
    expect(staleCitations('ADR-2', 'a', [holds])).toEqual([])
  })
})
