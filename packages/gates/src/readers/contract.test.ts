// What holds for every reader: reports come from code that is judged.
import { type ReportFormat, reportFormats } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { readers } from './index.ts'
import { isFinding, type Reading } from './reader.ts'
import { samples } from './testing/samples.ts'

const read = (format: ReportFormat, report: string | Uint8Array) =>
  readers[format](typeof report === 'string' ? new TextEncoder().encode(report) : report, '/r')

function codeOf(format: ReportFormat, report: string | Uint8Array): string {
  const answer = read(format, report)
  return isFinding(answer) ? answer.code : 'read'
}

/** How much a reading says. */
function sizeOf({ tests = [], coverage = [], mutants = [], bench = [] }: Reading): number {
  return [tests, coverage, mutants, bench].reduce((sum, { length }) => sum + length, 0)
}

const xml: readonly ReportFormat[] = ['junit', 'cobertura', 'pit']
const byLine: readonly ReportFormat[] = ['tap', 'lcov']
const json = reportFormats.filter((format) => !xml.includes(format) && !byLine.includes(format))

/** Numbers that no tool measures, in the place of one that decides something. */
const absurd: Partial<Record<ReportFormat, readonly [string, string][]>> = {
  lcov: [['DA:1,1', 'DA:1,-1'], ['DA:1,1', 'DA:1,NaN'], ['DA:1,1', `DA:1,${'9'.repeat(400)}`], ['DA:1,1', 'DA:0,1']],
  cobertura: [['hits="1"', 'hits="-1"'], ['hits="1"', 'hits="NaN"'], ['hits="1"', `hits="${'9'.repeat(400)}"`], ['number="1"', 'number="0"'], ['number="1"', 'number="1.5"']],
  istanbul: [['"s":{"0":1', '"s":{"0":-1'], ['"s":{"0":1', '"s":{"0":1e999'], ['"s":{"0":1', '"s":{"0":null'], ['"line":1', '"line":0']],
  'mutation-json': [['"line":1', '"line":-1'], ['"line":1', '"line":1e999']],
  pit: [['<lineNumber>6<', '<lineNumber>-6<'], ['<lineNumber>6<', '<lineNumber>NaN<']],
  'cargo-mutants': [['"line":7', '"line":-7'], ['"line":7', '"line":1e999']],
  hyperfine: [['"mean":0.05', '"mean":-0.05'], ['"mean":0.05', '"mean":1e999'], ['"times":[0.04', '"times":[-1'], ['"mean":0.05', '"mean":null']],
  'vitest-bench': [['"mean":0.02', '"mean":-1'], ['"p99":0.05', '"p99":1e999'], ['"sampleCount":25000', '"sampleCount":-1']],
  autocannon: [['"mean":1.5', '"mean":-1.5'], ['"p97_5":5', '"p97_5":1e999'], ['"total":8106', '"total":0.5'], ['"errors":0', '"errors":-1']],
  k6: [['"avg":0.5', '"avg":-1'], ['"p(95)":0.7', '"p(95)":1e999'], ['"count":600', '"count":-600']],
  'helix-json': [['"durationMs":1', '"durationMs":1e999']],
  'jest-json': [['"duration":3', '"duration":1e999']],
} // prettier-ignore

describe.each(reportFormats)('the reader of %s', (format) => {
  const sample = samples[format]

  it('reads what its tool writes', () => {
    const answer = read(format, sample)
    expect(isFinding(answer) ? answer.message : sizeOf(answer)).toBe(1)
  })

  it('refuses a report that was cut off', () => {
    const cut = sample.trimEnd()
    const codes = [0.3, 0.6, 0.9].map((share) => codeOf(format, cut.slice(0, Math.floor(cut.length * share))))
    expect(new Set(codes)).toEqual(new Set(['REPORT-TRUNCATED']))
  })

  it('refuses what is empty, no text, or too large to read', () => {
    expect(codeOf(format, '')).toBe('REPORT-TRUNCATED')
    expect(codeOf(format, new Uint8Array([0xff, 0xfe, 0x00]))).toBe('REPORT-TRUNCATED')
    expect(codeOf(format, new Uint8Array(64 * 1024 * 1024 + 1))).toBe('REPORT-TOO-LARGE')
  })

  it('refuses the reports of other formats, or finds nothing in them', () => {
    const said = reportFormats
      .filter((other) => other !== format)
      .map((other) => ({ other, answer: read(format, samples[other]) }))
      .filter(({ answer }) => !isFinding(answer) && sizeOf(answer) > 0)
    expect(said).toEqual([])
  })

  it.each(absurd[format] ?? [])('refuses a number that nobody measures: %s → %.24s', (from, to) => {
    expect(sample).toContain(from)
    expect(codeOf(format, sample.replace(from, to))).toBe('REPORT-TRUNCATED')
  })
})

describe.each(xml)('the reader of %s', (format) => {
  const sample = samples[format].replace(/<!DOCTYPE[^>]*>/, '')
  const withProlog = (prolog: string): string => sample.replace(/^<\?xml[^>]*>/, (head) => `${head}${prolog}`)

  it('refuses entities, and a grammar of its own', () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    expect(codeOf(format, withProlog(laughs))).toBe('REPORT-TRUNCATED')
    expect(codeOf(format, withProlog('<!DOCTYPE x [<!ELEMENT x ANY>]>'))).toBe('REPORT-TRUNCATED')
    expect(
      codeOf(
        format,
        sample.replace(/<\/\w+>\s*$/, (end) => `&lol;${end}`),
      ),
    ).toBe('REPORT-TRUNCATED')
  })

  it('refuses what is nested without end', () => {
    const root = /<(\w+)[ >]/.exec(sample.replace(/^<\?xml[^>]*>/, ''))?.[1] ?? ''
    expect(codeOf(format, `<${root}>${'<a>'.repeat(100_000)}`)).toBe('REPORT-TRUNCATED')
  })

  it('refuses another document', () => {
    expect(codeOf(format, '<html><body/></html>')).toBe('REPORT-TRUNCATED')
  })
})

describe.each(json)('the reader of %s', (format) => {
  it.each(['[]', '{}', 'null', '1', '"text"', '[1e999]', '{"__proto__":{}}'])(
    'does not take %s for a report',
    (text) => {
      const answer = read(format, text)
      expect(isFinding(answer) ? 0 : sizeOf(answer)).toBe(0)
    },
  )

  it('refuses what is nested without end', () => {
    expect(codeOf(format, '['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBe('REPORT-TOO-LARGE')
  })
})
