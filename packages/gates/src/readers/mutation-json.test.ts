import { describe, expect, it } from 'vitest'
import { readMutationJson } from './mutation-json.ts'

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))

const source = 'export function f(a: number) {\n  return a >= 1 && a >= 1\n}\n'
const mutant = (line: number, column: number, more: object = {}): object => ({
  id: String(column), mutatorName: 'EqualityOperator', replacement: 'a > 1', status: 'Survived',
  location: { start: { line, column }, end: { line, column: column + 6 } }, ...more,
}) // prettier-ignore
const report = (text: string, mutants: object[]): object => ({
  schemaVersion: '1.0',
  thresholds: { high: 80, low: 60 },
  files: { 'src/f.ts': { language: 'typescript', source: text, mutants } },
  testFiles: { 'test/f.test.ts': { tests: [{ id: '7', name: 'f works' }] } },
})
const keys = (value: object): string[] => {
  const answer = readMutationJson(bytes(value), '/repo')
  return 'mutants' in answer ? (answer.mutants ?? []).map(({ key }) => key) : []
}

describe('a mutation report', () => {
  it('keys survive a shift of lines and number equal mutants of a line', () => {
    const before = keys(report(source, [mutant(2, 20), mutant(2, 10)]))
    const after = keys(report(`// a comment\n\n${source}`, [mutant(4, 10), mutant(4, 20)]))
    expect(before).toEqual([
      '["src/f.ts","EqualityOperator","a >= 1","a > 1","return a >= 1 && a >= 1",0]',
      '["src/f.ts","EqualityOperator","a >= 1","a > 1","return a >= 1 && a >= 1",1]',
    ])
    expect(after).toEqual(before)
  })

  it('says where a mutant is and which tests killed it', () => {
    const answer = readMutationJson(
      bytes(report(source, [mutant(2, 10, { status: 'Killed', killedBy: ['7', '8'] })])),
      '/repo',
    )
    expect(answer).toMatchObject({
      mutants: [{
        file: 'src/f.ts', line: 2, column: 10, endLine: 2, original: 'a >= 1', replacement: 'a > 1',
        mutator: 'EqualityOperator', status: 'Killed', killedBy: ['test/f.test.ts > f works', '8'],
      }],
    }) // prettier-ignore
  })

  it('an original over several lines is kept whole', () => {
    const block = mutant(1, 30, { location: { start: { line: 1, column: 30 }, end: { line: 3, column: 2 } } })
    expect(readMutationJson(bytes(report(source, [block])), '/repo')).toMatchObject({
      mutants: [{ original: '{\n  return a >= 1 && a >= 1\n}', endLine: 3 }],
    })
  })

  it('an unknown status is refused', () => {
    expect(readMutationJson(bytes(report(source, [mutant(2, 10, { status: 'Fine' })])), '/repo')).toMatchObject({
      code: 'REPORT-TRUNCATED',
    })
  })
})
