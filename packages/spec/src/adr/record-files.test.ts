import { describe, expect, test } from 'vitest'
import { adrTemplate } from './adr-template.ts'
import { checkRecordNumbers } from './check-record-numbers.ts'
import { namedRecordFolders } from './named-record-folders.ts'
import { recordFileName } from './record-file-name.ts'
import { recordNumber } from './record-paths.ts'

const fixes = (folder: string, ...all: string[]) => checkRecordNumbers(numbered(...all), folder).map(({ fix }) => fix)
const numbered = (...all: string[]) => all.map((path) => ({ path, number: recordNumber(path) }))

describe('a new record is called as the last one of its folder', () => {
  test.each([
    [['a/0007-x.md', 'b/adr-001-y.md'], '0008-why-use-y.md'],
    [['a/adr-007-x.md', 'a/notes.md'], 'adr-008-use-y.md'],
    [['a/0007-x.md', 'a/adr-0008-x.md'], 'adr-0009-use-y.md'],
    [['a/ADR007 x.md'], 'ADR008 use-y.md'],
    [['a/x-20260101-y.md'], '0001-why-use-y.md'],
    [['a/x-007-y.md'], '0001-why-use-y.md'],
    [['a/00007-x.md'], '00008-use-y.md'],
  ])('%j: %s', (all, name) => {
    expect(recordFileName(numbered(...all), { folder: 'a', title: 'Use y', date: '2026-02-03' })).toBe(name)
  })
})

describe('a number that is taken twice', () => {
  test('is told with both files and what gives the later one another', () => {
    expect(checkRecordNumbers(numbered('a/01-x.md', 'a/01-y z.md'), 'docs/adr')).toEqual([
      {
        severity: 'error',
        code: 'AMEND-NUMBER',
        message: 'number 1 is taken twice: by a/01-x.md and by a/01-y z.md',
        where: { path: 'a/01-y z.md' },
        fix: 'git mv "a/01-y z.md" "a/02-y z.md", and what cites it after it',
      },
    ])
  })

  test('at the root of the repository, too, and of a file that no amendment is named like', () => {
    expect(fixes('docs/adr', 'adr-1-x.md', 'adr-1-y.md')).toEqual(['git mv adr-1-y.md adr-2-y.md, and what cites it after it']) // prettier-ignore
    expect(fixes('a', 'a/1-x.md', 'a/1-y.md')).toEqual(['git mv a/1-y.md a/2-y.md, and what cites it after it'])
    expect(fixes('b', 'a/0001-x.md', 'a/0001-y.md')).toEqual(['git mv a/0001-y.md a/0002-y.md, and what cites it after it']) // prettier-ignore
  })

  test('is no matter of files without one', () => {
    expect(checkRecordNumbers(numbered('a/20260101-x.md', 'a/20260101-y.md'), 'a')).toEqual([])
  })
})

describe('folders that settings name', () => {
  test.each([
    ['project:\n  adrFolder: .//docs/adr//\n', ['docs/adr']],
    ['adrFolder: /docs/adr\n', ['docs/adr']],
    ['adrFolder: docs/./adr\n', ['docs/./adr']],
    ['adrFolder: ./\n', []],
    ['adrFolder: [docs]\n', []],
    ['adrFolder:\n  adrFolder: docs\n', ['docs']],
    ['other: docs\n', []],
    ['just words\n', []],
    ['adrFolder: docs\nbroken: [\n', []],
    ['', []],
  ])('%j: %j', (log4brains, folders) => {
    expect(namedRecordFolders({ adrDir: '', log4brains })).toEqual(folders)
  })

  test('once, whoever names them', () => {
    expect(namedRecordFolders({ adrDir: ' ./docs/adr/\n', log4brains: 'adrFolder: docs/adr' })).toEqual(['docs/adr'])
  })

  test('by an alias are none', () => {
    const log4brains = `a: &a {adrFolder: docs}\nb: [${Array(200).fill('*a').join(', ')}]\n`
    expect(namedRecordFolders({ adrDir: '', log4brains })).toEqual([])
    expect(namedRecordFolders({ adrDir: 'docs', log4brains: 'adrFolder: *none\n' })).toEqual(['docs'])
  })
})

const head = (text: string) => text.slice(0, text.indexOf('\n\n'))

test('a new record says whose place it takes, where it takes one, on one line', () => {
  const supersedes = Array.from({ length: 9 }, (_, at) => `000${at}-why-it-is-long.md`)
  expect(head(adrTemplate({ title: 'A', date: '2026-01-02', supersedes: [] }))).toBe(
    '---\nstatus: proposed\ndate: 2026-01-02\n---',
  )
  expect(head(adrTemplate({ title: 'A', date: '2026-01-02', supersedes }))).toBe(
    `---\nstatus: proposed\ndate: 2026-01-02\nsupersedes:\n${supersedes.map((name) => `  - ${name}`).join('\n')}\n---`,
  )
  expect(adrTemplate({ title: ' A\n', date: '', supersedes: [] })).toContain('\n# A\n\n## Context')
})
