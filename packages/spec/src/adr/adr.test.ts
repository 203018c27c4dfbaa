import { describe, expect, test } from 'vitest'
import { adrTemplate, supersededText } from './adr-template.ts'
import { checkAdrs } from './check-adrs.ts'
import { staleCitations } from './citations.ts'
import { readAdr } from './read-adr.ts'

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

  test('takes the place of others by link, number or front matter', () => {
    expect(read(adrTools('Accepted\n\nSupersedes [1. Use files](0001-use-files.md)'))).toEqual(['0001-use-files.md'])
    expect(read('---\nstatus: accepted\nsupersedes: [0001-use-files.md, 7]\n---\n')).toEqual(['0001-use-files.md', '7'])
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

test('a new record is complete but for its content, and the one before it can say so', () => {
  const text = adrTemplate({ title: 'Use git', date: '2026-01-02', supersedes: ['0001-a.md'] })
  const later = readAdr(text, 'docs/adr/0002-use-git.md')
  expect(later).toMatchObject({ status: 'proposed', title: 'Use git', date: '2026-01-02', supersedes: ['0001-a.md'] })
  const earlier = supersededText('---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n', '0002-use-git.md') ?? ''
  expect(checkAdrs([readAdr(earlier, 'docs/adr/0001-a.md'), later])).toEqual([])
  expect(earlier).toContain('date: 2026-01-01\n')
  expect(supersededText('# A\n', '0002-use-git.md')).toBe(null)
})
