import { describe, expect, test } from 'vitest'
import type { Finding } from '@helix/core'
import { checkAdrs } from './check-adrs.ts'
import { type AdrRecord, readAdr } from './read-adr.ts'

const accepted = (path: string, more = '') => readAdr(`---\nstatus: accepted\n${more}---\n`, path)
const superseded = (path: string, by: string) => readAdr(`---\nstatus: superseded\nsuperseded-by: [${by}]\n---\n`, path)
const supersedes = (path: string, earlier: string) => accepted(path, `supersedes: [${earlier}]\n`)

const finding = (code: string, path: string, message: string, fix: string): Finding => ({
  severity: 'error',
  code,
  message: `${path} ${message}`,
  where: { path },
  fix,
})
const where = 'name the file of the record: superseded-by: [0012-why-x.md]'

describe('a finding says what to write, and where', () => {
  const known = 'write one into its front matter: status: proposed, accepted, rejected, deprecated or superseded'

  test.each<[string, AdrRecord[], Finding]>([
    ['without a status', [readAdr('# A\n', 'adr/1-a.md')], finding('ADR-STATUS', 'adr/1-a.md', 'has no status', known)],
    [
      'with one that nobody knows, however long it is',
      [readAdr(`---\nstatus: ${'maybe '.repeat(20)}\n---\n`, 'adr/1-a.md')],
      finding('ADR-STATUS', 'adr/1-a.md', `has the status "${'maybe '.repeat(10)}", which nobody knows`, known),
    ],
    [
      'superseded by what does not say so',
      [superseded('adr/1-a.md', '2'), accepted('adr/2-b.md')],
      finding('ADR-LINK', 'adr/1-a.md', 'is superseded by adr/2-b.md, which does not say so', 'write there: supersedes: [1-a.md]'), // prettier-ignore
    ],
    [
      'superseding what does not say so',
      [accepted('adr/1-a.md'), supersedes('adr/2-b.md', '1')],
      finding('ADR-LINK', 'adr/2-b.md', 'supersedes adr/1-a.md, which does not say so', 'write there: status: superseded and superseded-by: [2-b.md]'), // prettier-ignore
    ],
    [
      'superseding what gives way and still says that it holds',
      [accepted('adr/1-a.md', 'superseded-by: [2]\n'), supersedes('adr/2-b.md', '1')],
      finding('ADR-LINK', 'adr/2-b.md', 'supersedes adr/1-a.md, which does not say so', 'write there: status: superseded and superseded-by: [2-b.md]'), // prettier-ignore
    ],
    [
      'superseded by what is not there',
      [superseded('adr/1-a.md', '9')],
      finding('ADR-LINK', 'adr/1-a.md', 'is superseded by 9, which is not there', where),
    ],
    [
      'superseding what is not there',
      [supersedes('adr/2-b.md', 'gone.md')],
      finding('ADR-LINK', 'adr/2-b.md', 'supersedes gone.md, which is not there', where),
    ],
    [
      'superseded by nobody',
      [readAdr('---\nstatus: superseded\n---\n', 'adr/1-a.md')],
      finding('ADR-LINK', 'adr/1-a.md', 'is superseded and does not say by which record', where),
    ],
  ])('%s', (_, records, expected) => {
    expect(checkAdrs(records)).toEqual([expected])
  })
})

test('a record that gives way to one of two is not given way to by the other', () => {
  const records = [superseded('adr/1-a.md', '2'), supersedes('adr/2-b.md', '1'), supersedes('adr/3-c.md', '1')]
  expect(checkAdrs(records).map(({ message }) => message)).toEqual([
    'adr/3-c.md supersedes adr/1-a.md, which does not say so',
  ])
})

describe('a number means', () => {
  test('the record of the same folder, where another folder has it too', () => {
    const records = [
      supersedes('web/2-b.md', '1'),
      superseded('web/1-a.md', '2'),
      accepted('api/1-a.md'),
      supersedes('api/4-d.md', '3'),
      superseded('api/3-c.md', '4'),
      accepted('web/4-d.md'),
    ]
    expect(checkAdrs(records)).toEqual([])
    expect(checkAdrs(records.toReversed())).toEqual([])
  })

  test('that of another folder, where the own has none', () => {
    expect(checkAdrs([superseded('web/1-a.md', '2'), supersedes('api/2-b.md', '1')])).toEqual([])
  })

  test('either of two in one folder: the number is told elsewhere', () => {
    const both = [superseded('adr/1-a.md', '2'), accepted('adr/1-x.md'), supersedes('adr/2-b.md', '1'), accepted('adr/2-y.md')] // prettier-ignore
    expect(checkAdrs(both)).toEqual([])
    expect(checkAdrs(both.toReversed())).toEqual([])
  })
})
