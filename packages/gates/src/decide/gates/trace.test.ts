import { type Command, type ReportFormat, reportFormats } from '@helix/core'
import { describe, expect, it } from 'vitest'
import type { TestResult } from '../../run/run.ts'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, aSpec, anEvidence, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun, anInvalidRun, failed, passed } from '../testing/runs.ts'
import { aTree, declared, facts } from '../testing/trees.ts'

const file = 'test/unit/a.test.ts'
const asked = { maxUncovered: 0, maxSuspect: 0 }
const ofUnit = aCondition('trace', asked, 'unit')
const ofAll = aCondition('trace', asked)
const spec = aSpec({
  requirements: [
    { id: 'REQ-1', title: 'Split evenly', hash: 'a', line: 5 },
    { id: 'REQ-10', title: 'Round to cents', hash: 'b', line: 9 },
  ],
})
const unit = (...tests: TestResult[]) => ({ runs: runsBy({ 'unit tests': [aRun({ tests })] }) })

const onlyE2e = (command: string) => (command === 'unit' ? [] : ['e2e/a.test.ts'])

const argv = (report?: ReportFormat): Command => ({
  kind: 'argv', name: 'types', quick: true, within: 1, run: [], ...(report && { report }),
}) // prettier-ignore
const counts = (command: Command) => needs(ofAll, aPolicy({ commands: { types: command } })).length === 1

describe('the gate trace', () => {
  it('needs the named command, or all commands with tests', () => {
    expect(needs(ofUnit, aPolicy())).toEqual([{ what: 'run', command: 'unit', purpose: 'tests', times: 1 }])
    expect(needs(ofAll, aPolicy()).map((need) => 'command' in need && need.command)).toEqual(['unit', 'e2e'])
  })

  it('a program counts where its report tells tests apart', () => {
    expect(reportFormats.filter((report) => counts(argv(report)))).toEqual(['junit', 'jest-json', 'tap', 'helix-json'])
    expect(counts(argv())).toBe(false)
    const { bench, mutants } = aPolicy().commands
    expect([bench, mutants].map((command) => command && counts(command))).toEqual([false, false])
  })

  it('a named command must speak although it has no test file', () => {
    expect(verdictOn(ofUnit, { spec: aSpec(), testFiles: () => [] })).toBe('missing GATE-NOT-RUN')
  })

  it('tells what is suspect', () => {
    const evidence = anEvidence({ spec: aSpec({ suspects: ['REQ-1'] }), ...unit(passed(`${file} > REQ-1: x`)) })
    expect(judge(ofUnit, evidence).measured).toMatchObject({ suspect: ['REQ-1'] })
  })

  it('passes when titles of passing tests name every requirement', () => {
    const tests = [passed(`${file} > REQ-1: split > is even`), passed(`${file} > split > rounds [REQ-10]`)]
    const answer = judge(ofUnit, anEvidence({ spec, ...unit(...tests) }))
    expect(answer).toEqual({
      outcome: 'pass',
      measured: { requirements: 2, covered: 2, uncovered: [], suspect: [] },
      findings: [],
      reports: ['report'],
    })
  })

  it('points at the requirement that no test names', () => {
    const answer = judge(ofUnit, anEvidence({ spec, ...unit(passed(`${file} > REQ-10: rounds`)) }))
    expect(answer.findings).toMatchObject([
      {
        code: 'TRACE-UNCOVERED',
        message: 'REQ-1 "Split evenly" is named by no passing unit test',
        where: { path: 'docs/spec.md', line: 5, name: 'REQ-1' },
        fix: 'Name it in a test\'s title ("REQ-1: …") or in a comment right above the test.',
      },
    ])
    expect(answer.measured).toMatchObject({ covered: 1, uncovered: ['REQ-1'] })
  })

  it('a failing test covers nothing, and neither does the name of a file', () => {
    expect(verdictOn(ofUnit, { spec: aSpec(), ...unit(failed(`${file} > REQ-1: x`)) })).toBe('fail TRACE-UNCOVERED')
    expect(verdictOn(ofUnit, { spec: aSpec(), ...unit(passed('test/REQ-1/a.test.ts > x')) })).toBe(
      'fail TRACE-UNCOVERED',
    )
  })

  it('may leave as many uncovered as asked', () => {
    const one = aCondition('trace', { maxUncovered: 1, maxSuspect: 0 }, 'unit')
    expect(verdictOn(one, { spec, ...unit(passed(`${file} > REQ-1: x`)) })).toBe('pass')
    expect(verdictOn(one, { spec, ...unit(passed(`${file} > x`)) })).toBe('fail TRACE-UNCOVERED TRACE-UNCOVERED')
  })

  it('a requirement that changed after its tests is suspect', () => {
    const suspect = { spec: aSpec({ suspects: ['REQ-1'] }), ...unit(passed(`${file} > REQ-1: x`)) }
    expect(verdictOn(ofUnit, suspect)).toBe('fail TRACE-SUSPECT')
    expect(verdictOn(aCondition('trace', { maxUncovered: 0, maxSuspect: 1 }, 'unit'), suspect)).toBe('pass')
    expect(verdictOn(ofUnit, { spec: aSpec({ suspects: null }) })).toBe('missing TRACE-UNKNOWN-SPEC')
  })

  it('without a command the tests of all count; one without test files is silent', () => {
    const runs = runsBy({ 'e2e tests': [aRun({ tests: [passed('e2e/a.test.ts > REQ-1: x')] })] })
    expect(verdictOn(ofAll, { spec: aSpec(), runs, testFiles: onlyE2e })).toBe('pass')
    expect(verdictOn(ofAll, { spec: aSpec(), runs, testFiles: () => null })).toBe('missing GATE-NOT-RUN')
  })

  it('a comment above a test counts as its title does, also where a report names modules', () => {
    const texts = {
      'test/unit/b.test.ts': '// REQ-1\ntest("sums")\n',
      'tests/test_b.py': '# REQ-10\ndef test_rounds():\n    assert 1\n',
    }
    const head = aTree({ 'test/unit/b.test.ts': facts({ tests: [declared('test/unit/b.test.ts > sums', { line: 2 })] }), 'tests/test_b.py': null }, {}, texts) // prettier-ignore
    const ran = unit(passed('test/unit/b.test.ts > sums'), passed('tests.test_b > test_rounds[1]')) // prettier-ignore
    expect(verdictOn(ofUnit, { spec, head, ...ran })).toBe('pass')
    expect(verdictOn(ofUnit, { spec, head: aTree({}), ...ran })).toBe('fail TRACE-UNCOVERED TRACE-UNCOVERED')
  })

  it('a test that was seen to assert nothing covers nothing', () => {
    const name = `${file} > REQ-1: x`
    const head = (asserts: boolean) => aTree({ [file]: facts({ tests: [declared(name, { asserts })] }) }, {}, { [file]: 'x' }) // prettier-ignore
    const ran = unit({ ...passed(name), assertions: 0 })
    expect(verdictOn(ofUnit, { spec: aSpec(), head: head(false), ...ran })).toBe('fail TRACE-UNCOVERED')
    expect(verdictOn(ofUnit, { spec: aSpec(), head: head(true), ...ran })).toBe('pass')
  })

  it('tells ids that tests name and the spec does not have', () => {
    const evidence = anEvidence({ spec: aSpec(), ...unit(passed(`${file} > REQ-1: x`), passed(`${file} > REQ-9: x`)) })
    expect(judge(ofUnit, evidence)).toMatchObject({ outcome: 'pass', measured: { orphans: ['REQ-9'] } })
  })

  it.each([
    ['there is no spec', { spec: null }, 'missing TRACE-NO-REQUIREMENTS'],
    ['it has no requirements', { spec: aSpec({ requirements: [] }) }, 'missing TRACE-NO-REQUIREMENTS'],
    ['the tests did not run', { spec }, 'missing GATE-NOT-RUN'],
    [
      'the run proves nothing',
      { spec, runs: runsBy({ 'unit tests': [anInvalidRun('REPORT-STALE')] }) },
      'missing REPORT-STALE',
    ],
  ])('is missing when %s', (_, evidence, short) => {
    expect(verdictOn(ofUnit, evidence)).toBe(short)
  })
})
