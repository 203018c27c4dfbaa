import { describe, expect, test } from 'vitest'
import { adrTemplate } from './adr-template.ts'
import { checkAdrs } from './check-adrs.ts'
import { checkRecordNumbers } from './check-record-numbers.ts'
import { staleCitations } from './citations.ts'
import { readAdr } from './read-adr.ts'
import { recordFileName } from './record-file-name.ts'
import { namedRecordFolders } from './named-record-folders.ts'
import { recordNumber, recordPaths } from './record-paths.ts'
import { supersededText } from './superseded-text.ts'

const adrTools = (status: string) =>
  `# 2. Use git\n\nDate: 2026-01-03\n\n## Status\n\n${status}\n\n## Context\n\nWhy.\n`
const read = (text: string) => readAdr(text, 'a.md').supersedes
const record = (name: string, text: string) => readAdr(text, `docs/adr/${name}`)

describe('readAdr', () => {
  test.each([
    ['MADR 4', '---\nstatus: "superseded by ADR-0123"\ndate: 2026-01-02\n---\n\n# Use x\n', 'superseded', 'Use x', '2026-01-02', ['123']],
    ['MADR 2', '# Use x\n\n* Status: accepted\n* Date: 2026-01-02\n', 'accepted', 'Use x', '2026-01-02', []],
    ['adr-tools', adrTools('Accepted'), 'accepted', 'Use git', '2026-01-03', []],
    ['adr-tools', adrTools('Superceded by [3. y](0003-y.md)'), 'superseded', 'Use git', '2026-01-03', ['0003-y.md']],
    ['log4brains', '# Use x\n\n- Status: superseded by [20260105-y](20260105-y.md)\n- Date: 2026-01-02\n', 'superseded', 'Use x', '2026-01-02', ['20260105-y.md']],
    ['log4brains', '# Use x\n\n- Status: draft\n', 'proposed', 'Use x', null, []],
    ['without a status', '# Use x\n\nIt is accepted.\n', null, 'Use x', null, []],
    ['with an unknown one', '---\nstatus: maybe\n---\n# Use x\n', null, 'Use x', null, []],
    ['with broken front matter', '---\nstatus: [\n---\n# Use x\n', null, 'Use x', null, []],
    ['an amendment', '---\nnumber: 2\ntitle: Why x\namends: {}\n---\n# Why x\n', 'accepted', 'Why x', null, []],
  ] as const)('a record of %s is read as what it means (%#)', (_, text, status, title, date, by) => {
    expect(readAdr(text, 'docs/adr/0002-x.md')).toMatchObject({ status, title, date, supersededBy: by, number: 2 })
  }) // prettier-ignore

  test.each([
    ['a line without a bullet', '# x\n\nStatus: Accepted\nDate: 2026-01-02\n\n## Context\n', 'accepted', []],
    ['a bold line', '# x\n\n**Status:** Accepted\n**Date:** 2026-01-02\n', 'accepted', []],
    ['a bold name', '# x\n\n- **Status**: Superceded by ADR010\n- **Date**: 2026-01-02\n', 'superseded', ['10']],
    ['a table', '# x\n\n| Status | Accepted |\n| --- | --- |\n', 'accepted', []],
    ['a day behind the number', '# x\n\nStatus: Superseded by ADR-0020 (2026-08-24)\n', 'superseded', ['20']],
    ['several numbers', '# x\n\nStatus: superseded by 12, 14 and 2026-01-02\n', 'superseded', ['12', '14']],
    ['accepted, then superseded', '# x\n\nStatus: Accepted; superseded by ADR-0016\n', 'superseded', ['16']],
    ['superseded in part', '# x\n\n## Status\n\nPartly superseded\n', 'accepted', []],
    ['a line of its own', '# x\n\nDate: 2026-01-02\nSuperseded: 2026-02-03 by [ADR 14](0014-y.md)\n', 'superseded', ['0014-y.md']],
    ['another word', '# x\n\n## Status\n\nInvalidated by [y](./0018-y.md)\n', 'superseded', ['0018-y.md']],
    ['an example further down', '# x\n\n## Context\n\n- Status: rejected\n', null, []],
    ['an underlined heading', 'x\n=\n\nStatus\n------\nAccepted\n', 'accepted', []],
    ['a heading in code', '# x\n\n```\n## Status\nrejected\n```\n\n## Status\n\nAccepted\n', 'accepted', []],
    ['front matter that is not YAML', '---\nstatus: draft\nauthor: @somebody\n---\n# x\n', 'proposed', []],
    ['braces of a template', '---\nstatus: { accepted }\n---\n# x\n', 'accepted', []],
    ['the choice of a template', '# x\n\n* Status: [proposed | rejected | accepted]\n', null, []],
    ['two words', '---\nstatus: in-progress\n---\n# x\n', 'proposed', []],
    ['a word with a picture', '# x\n\nStatus: ✅ Accepted\n', 'accepted', []],
    ['a number in front matter', '---\nstatus: superseded\nsuperseded_by: ADR-0012\n---\n# x\n', 'superseded', ['12']],
  ] as const)('a status is read as people write it: %s', (_, text, status, by) => {
    expect(readAdr(text, 'docs/adr/0002-x.md')).toMatchObject({ status, title: 'x', supersededBy: by })
  }) // prettier-ignore

  test.each([
    ['# ADR-003: Use x\n', 'Use x'],
    ['# Architecture Decision Record: Use x\n', 'Use x'],
    ['---\ntitle: "ADR003: Use x"\n---\n', 'Use x'],
    ['# 3. Use x\n', 'Use x'],
    ['# Use 3.5 x\n', 'Use 3.5 x'],
    ['## Context\n', 'Use x and y'],
  ])('the title of %j is %s', (text, title) => {
    expect(readAdr(text, 'docs/adr/0003-use-x_and-y.md').title).toBe(title)
  })

  test('takes the place of others by link, number or front matter', () => {
    expect(read(adrTools('Accepted\n\nSupersedes [1. Use files](0001-use-files.md)'))).toEqual(['0001-use-files.md'])
    expect(read('---\nstatus: accepted\nsupersedes: [0001-use-files.md, 7]\n---\n')).toEqual(['0001-use-files.md', '7'])
    expect(read('# x\n\n## Links\n\n- Supersedes [20260101-y](20260101-y.md)\n')).toEqual(['20260101-y.md'])
    expect(read('# x\n\nThis supersedes nothing.\n')).toEqual([])
  })
})

describe('checkAdrs', () => {
  const one = record('0001-a.md', '---\nstatus: superseded by ADR-0002\n---\n# A\n')
  const two = record('0002-b.md', adrTools('Accepted\n\nSupersedes [1. A](0001-a.md)'))

  test('both directions said: nothing is wrong', () => {
    expect(checkAdrs([one, two])).toEqual([])
  })

  test.each([
    ['no status', [record('0003-c.md', '# C\n')], ['ADR-STATUS docs/adr/0003-c.md has no status']],
    ['an unknown status', [record('0003-c.md', '---\nstatus: maybe\n---\n')], ['ADR-STATUS docs/adr/0003-c.md has the status "maybe", which nobody knows']],
    ['only the earlier says it', [one, record('0002-b.md', adrTools('Accepted'))], ['ADR-LINK docs/adr/0001-a.md is superseded by docs/adr/0002-b.md, which does not say so']],
    ['only the later says it', [record('0001-a.md', '# A\n\n* Status: accepted\n'), two], ['ADR-LINK docs/adr/0002-b.md supersedes docs/adr/0001-a.md, which does not say so']],
    ['nobody is there', [one], ['ADR-LINK docs/adr/0001-a.md is superseded by 2, which is not there']],
    ['by whom is not said', [record('0001-a.md', '# A\n\n* Status: superseded\n')], ['ADR-LINK docs/adr/0001-a.md is superseded and does not say by which record']],
  ])('%s', (_, records, expected) => {
    expect(checkAdrs(records).map(({ code, message }) => `${code} ${message}`)).toEqual(expected)
  }) // prettier-ignore

  test('who cites what no longer holds is told, with the place', () => {
    const text = 'x\n// see ADR-0001\n// see ADR-0010 and adr/0002-b.md\n'
    expect(staleCitations(text, 'src/a.ts', [one, two])).toMatchObject([
      { severity: 'warning', code: 'ADR-CITED', where: { path: 'src/a.ts', line: 2 } },
    ])
    expect(staleCitations('[a](docs/adr/0001-a.md)', 'README.md', [one, two])).toHaveLength(1)
  })
})

const numbered = (...all: string[]) => all.map((path) => ({ path, number: recordNumber(path) }))

describe('where records are', () => {
  const paths = [
    'README.md',
    'adr-001-use-adrs.md',
    'docs/adr/0001-why-x.md',
    'docs/adr/README.md',
    'docs/adr/0007-prompt-template-engine.md',
    'docs/adr/web/0001-y.md',
    'docs/adr/web/notes.md',
    'docs/architecture-decisions/adr000-template.md',
    'docs/architecture-decisions/adr001-log.md',
    'docs/decisions/adr-template-bare-minimal.md',
    'docs/decisions/0000-template.md',
    'docs/madr/decisions/000-use-madr.md',
    'docs/guide/0001-start.md',
    'packages/core/docs/adr/20260101-x.md',
    'packages/core/test/docs/adr/20260101-y.md',
  ]

  test('folders are known by the names that people give them; pages and templates beside records are none', () => {
    expect(recordPaths(paths, [])).toEqual([
      'adr-001-use-adrs.md',
      'docs/adr/0001-why-x.md',
      'docs/adr/0007-prompt-template-engine.md',
      'docs/adr/web/0001-y.md',
      'docs/architecture-decisions/adr001-log.md',
      'docs/madr/decisions/000-use-madr.md',
    ])
  })

  test('what settings name is read, and the amendments', () => {
    const log4brains =
      'project:\n  adrFolder: ./docs/guide\n  packages:\n    - name: core\n      adrFolder: ./packages/core/docs/adr/\n'
    expect(namedRecordFolders({ adrDir: '', log4brains })).toEqual(['docs/guide', 'packages/core/docs/adr'])
    const named = namedRecordFolders({ adrDir: 'packages/core/docs/adr\n', log4brains: 'a: [' })
    expect(recordPaths(paths, named)).toEqual([
      'docs/adr/0001-why-x.md',
      'docs/adr/0007-prompt-template-engine.md',
      'docs/adr/web/0001-y.md',
      'packages/core/docs/adr/20260101-x.md',
    ])
  })

  test.each([
    ['docs/adr/0012-use-x.md', 12],
    ['adr-012-Use_x.md', 12],
    ['adr/adr012 x.md', 12],
    ['a/0038-mongo_replacement.md', 38],
    ['a/20260101-x.md', null],
    ['a/use-2-x.md', null],
  ])('the number of %s is %s', (path, number) => {
    expect(recordNumber(path)).toBe(number)
  })

  test('a number that is given twice in one folder is told with the command that gives another one', () => {
    const findings = checkRecordNumbers(
      numbered('docs/adr/0001-a.md', 'docs/adr/0001-b.md', 'docs/adr/0001-C.md', 'doc/adr/0001-a.md'),
      'docs/adr',
    )
    expect(findings.map(({ code, fix }) => `${code} ${fix}`)).toEqual([
      'AMEND-NUMBER helix amend renumber (gives the later one 2; its approval stays valid)',
      'AMEND-NUMBER git mv docs/adr/0001-C.md docs/adr/0003-C.md, and what cites it after it',
    ])
  })

  test.each([
    [['a/0007-x.md'], '0008-why-use-y.md'],
    [[], '0001-why-use-y.md'],
    [['a/adr-007-x.md'], 'adr-008-use-y.md'],
    [['a/099-x.md'], '100-use-y.md'],
    [['a/20260101-x.md'], '20260203-use-y.md'],
    [['b/0007-x.md'], '0001-why-use-y.md'],
  ])('beside %j a new record is called %s', (all, name) => {
    expect(recordFileName(numbered(...all), { folder: 'a', title: 'Use y', date: '2026-02-03' })).toBe(name)
  })
})

test.each([
  ['# 1. A\n\n## Status\n\nAccepted\n\nAmended by [3. c](0003-c.md)\n\n## Context\n\nWhy.\n', 'Accepted'],
  ['# A\n\n- Status: accepted\n- Date: 2026-01-02\n\n## Context\n\n- Status: none\n', 'accepted'],
  ['# A\n\n* **Status**: accepted\n', 'accepted'],
])('a record of another tool says where its status stands what takes its place: %j', (text, was) => {
  const after = supersededText(text, '0002-b.md') ?? ''
  expect(readAdr(after, 'a.md')).toMatchObject({ status: 'superseded', supersededBy: ['0002-b.md'] })
  expect(after.replace(/superseded by \[0002-b\]\(0002-b\.md\)/i, was)).toBe(text)
})

test('a new record is complete but for its content, and the one before it can say so', () => {
  const text = adrTemplate({ title: 'Use git', date: '2026-01-02', supersedes: ['0001-a.md'] })
  const later = readAdr(text, 'docs/adr/0002-use-git.md')
  expect(later).toMatchObject({ status: 'proposed', title: 'Use git', date: '2026-01-02', supersedes: ['0001-a.md'] })
  const earlier = supersededText('---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n', '0002-use-git.md') ?? ''
  expect(checkAdrs([readAdr(earlier, 'docs/adr/0001-a.md'), later])).toEqual([])
  expect(earlier).toContain('date: 2026-01-01\n')
  expect(supersededText('# A\n', '0002-use-git.md')).toBe(null)
})
