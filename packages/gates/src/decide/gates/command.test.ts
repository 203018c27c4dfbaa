import { describe, expect, it } from 'vitest'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun, anInvalidRun } from '../testing/runs.ts'

const condition = aCondition('command', {}, 'types')
const ended = (exitCode: number | null) => ({ runs: runsBy({ 'types exit': [aRun({ exitCode })] }) })

describe('the gate command', () => {
  it('needs one run', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'types', purpose: 'exit', times: 1 }])
  })

  it.each([
    [0, 'pass'],
    [1, 'fail GATE-COMMAND-FAILED'],
    [256, 'fail GATE-COMMAND-FAILED'],
    [null, 'missing GATE-COMMAND-KILLED'],
  ])('exit code %s is %s', (exitCode, short) => {
    expect(verdictOn(condition, ended(exitCode))).toBe(short)
  })

  it('measures the exit code', () => {
    expect(judge(condition, anEvidence(ended(0))).measured).toEqual({ exit: 0 })
  })

  it('throws for a condition without a command, which the playbook cannot hold', () => {
    expect(() => needs(aCondition('command', {}), aPolicy())).toThrow('the gate command needs a command')
  })

  it('tells the argv to run by hand', () => {
    const { findings, measured, reports } = judge(condition, anEvidence(ended(2)))
    expect(findings[0]?.message).toBe('types ended with exit code 2, asked 0')
    expect(findings[0]?.fix).toBe('Run it by hand, mend what it reports: tsc --noEmit')
    expect(measured).toEqual({ exit: 2 })
    expect(reports).toEqual(['report'])
  })

  it('tells with the failure what the program said', () => {
    const told = 'src/a.ts(1,7): error TS2322: Type is wrong.'
    const { findings } = judge(condition, anEvidence({ runs: runsBy({ 'types exit': [aRun({ exitCode: 2, told })] }) }))
    expect(findings[0]?.message).toBe(`types ended with exit code 2, asked 0: ${told}`)
  })

  it('is missing when it was never run', () => {
    expect(verdictOn(condition, {})).toBe('missing GATE-NOT-RUN')
  })

  it('is missing with the reader’s reasons when its run proves nothing', () => {
    expect(verdictOn(condition, { runs: runsBy({ 'types exit': [anInvalidRun('RUN-TIMEOUT')] }) })).toBe(
      'missing RUN-TIMEOUT',
    )
    const silent = aRun({ valid: false })
    expect(verdictOn(condition, { runs: runsBy({ 'types exit': [silent] }) })).toBe('missing GATE-RUN-INVALID')
  })
})
