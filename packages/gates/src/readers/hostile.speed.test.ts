// Reports come from code that is judged. What is made to be expensive must cost no more than an honest report of its size.
import type { ReportFormat } from '@helix/core'
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { isFinding } from './reader.ts'
import { readers } from './index.ts'

const megabyte = 1024 * 1024
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const fill = (unit: string, megabytes: number): string => unit.repeat(Math.floor((megabytes * megabyte) / unit.length))

/** What a reader answers: a code, or the number of tests; and the processor time that it took, in milliseconds:
 * what else the machine does shall not decide. */
function read(format: ReportFormat, text: string): { answer: string | number; took: number } {
  const bytes = bytesOf(text)
  const before = process.cpuUsage()
  const reading = readers[format](bytes, '/r')
  const { user, system } = process.cpuUsage(before)
  const took = (user + system) / 1000
  return { answer: isFinding(reading) ? reading.code : (reading.tests?.length ?? 0), took }
}

const helix = (tests: string) =>
  `{"helix":1,"nonce":"n","reason":"passed","unhandled":[],"properties":[],"bench":[],"tests":[${tests}]}`
const junit = (inside: string) => `<testsuite>${inside}</testsuite>`
const failing = (text: string) => junit(`<testcase name="a"><failure>${text}</failure></testcase>`)

describe('a report that is made to be expensive costs little', () => {
  test.each<[string, ReportFormat, () => string, string | number]>([
    ['JSON nested ten million deep', 'jest-json', () => '['.repeat(1e7) + ']'.repeat(1e7), 'REPORT-TOO-LARGE'],
    ['JSON of twenty million empty lists', 'jest-json', () => `[${fill('[],', 60)}0]`, 'REPORT-TOO-LARGE'],
    ['a hundred megabytes', 'junit', () => junit(fill(' ', 100)), 'REPORT-TOO-LARGE'],
    ['a quarter of a million tests', 'helix-json', () => helix(`${'{"file":"a","name":"b","state":"passed","durationMs":1},'.repeat(250_000)}{"file":"a","name":"b","state":"passed","durationMs":1}`), 'REPORT-TOO-LARGE'],
    ['a name of a megabyte', 'helix-json', () => helix(`{"file":"a","name":"${fill('b', 1)}","state":"passed","durationMs":1}`), 'REPORT-TOO-LARGE'],
    ['TAP of a hundred thousand points', 'tap', () => `1..100000\n${'ok - a\n'.repeat(1e5)}`, 100_000],
    ['TAP of a hundred thousand failures', 'tap', () => `1..100000\n${'not ok\n  at x\n'.repeat(1e5)}`, 100_000],
    ['TAP of twenty million points', 'tap', () => `1..9\n${fill('ok\n', 60)}`, 'REPORT-TOO-LARGE'],
    ['TAP of a point of blanks', 'tap', () => `1..1\nok${fill(' ', 8)}\u2028x`, 1],
    ['TAP of one directive in many', 'tap', () => `1..1\nok a${fill(' # SKIP', 8)}\u2028`, 1],
    ['TAP of a failure of sixty megabytes', 'tap', () => `1..1\nnot ok a\n${fill('  x\n', 4)}`, 1],
    ['LCOV of sixty million lines', 'lcov', () => fill('\n', 60), 'REPORT-TOO-LARGE'],
    ['LCOV of many files', 'lcov', () => 'SF:a\nend_of_record\n'.repeat(500_000), 0],
    ['JUnit of five million tests', 'junit', () => junit(fill('<testcase/>', 60)), 'REPORT-TOO-LARGE'],
    ['JUnit of an element of a hundred thousand attributes', 'junit', () => `<testsuite ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`, 'REPORT-TOO-LARGE'],
    ['JUnit of a failure of sixty megabytes', 'junit', () => failing(fill('x', 60)), 1],
    ['a failure of blank lines', 'junit', () => failing(`x${fill('\n', 8)}x`), 1],
    ['a failure of open brackets', 'junit', () => failing(`at ${fill('(', 8)}x`), 1],
    ['a failure of places', 'junit', () => failing(`at ${fill('a:1:1 ', 8)}x`), 1],
    ['a failure of properties', 'junit', () => failing(`x${fill('\n  actual: ', 8)}`), 1],
    ['PIT of names that begin a thousand times', 'pit', () => `<mutations>${Array.from({ length: 300 }, () => `<mutation status="KILLED"><mutatedClass>C</mutatedClass><lineNumber>1</lineNumber><killingTests>${'.[engine:[method:'.repeat(1900)}|${'.a('.repeat(10_000)}</killingTests></mutation>`).join('')}</mutations>`, 0],
    ['mutants that replace the whole source each', 'mutation-json', () => {
      const mutant = '{"mutatorName":"M","status":"Survived","location":{"start":{"line":1,"column":1},"end":{"line":2000,"column":1}}}'
      return `{"schemaVersion":"1","files":{"a.ts":{"source":"${'x'.repeat(999).concat('\\n').repeat(2000)}","mutants":[${`${mutant},`.repeat(20_000)}${mutant}]}}}`
    }, 'REPORT-TOO-LARGE'],
  ])('%s', (_, format, make, answer) => {
    const found = read(format, make())
    expect(found.answer).toBe(answer)
    expect(found.took).toBeLessThan(15_000)
  }, 60_000) // prettier-ignore
})

describe('a list of a million members that are wrong needs little memory', () => {
  const wrong = 'Array(1e6).fill(0)'
  test.each<[ReportFormat, string]>([
    ['jest-json', `{ success: true, numTotalTests: 1, testResults: ${wrong} }`],
    [
      'helix-json',
      `{ helix: 1, nonce: 'n', reason: 'passed', unhandled: [], properties: [], bench: [], tests: ${wrong} }`,
    ],
    ['cargo-mutants', `{ outcomes: ${wrong} }`],
    ['hyperfine', `{ results: ${wrong} }`],
    ['vitest-bench', `{ files: ${wrong} }`],
    ['mutation-json', `{ schemaVersion: '1', files: { a: { source: '', mutants: ${wrong} } } }`],
    ['istanbul', `{ a: { path: 'a', statementMap: {}, s: { ...${wrong}.fill('x') } } }`],
  ])(
    'of %s',
    (format, report) => {
      const readersModule = new URL('./index.ts', import.meta.url).href
      const program = `
      const { readers } = await import(${JSON.stringify(readersModule)})
      const bytes = new TextEncoder().encode(JSON.stringify(${report}))
      console.log(readers[${JSON.stringify(format)}](bytes, '/r').code)`
      const said = execFileSync(process.execPath, ['--max-old-space-size=256', '--input-type=module', '-e', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) // prettier-ignore
      expect(said.trim()).toBe('REPORT-TRUNCATED')
    },
    60_000,
  )
})
