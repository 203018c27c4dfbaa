import { describe, expect, it } from 'vitest'
import { judge, needs } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, runsBy, verdictOn } from '../testing/evidence.ts'
import { aRun, anInvalidRun } from '../testing/runs.ts'

const id = 'bench/split.bench.ts > splits 100 bills'
const condition = aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 3 }, 'bench')
const bench = (p95: number, mean = 10, samples = 100) => aRun({ bench: [{ id, mean, p95, samples }] })
const measured = (...runs: ReturnType<typeof bench>[]) => ({ runs: runsBy({ 'bench bench': runs }) })
const against = (heads: number[], bases: number[]) => ({
  ...measured(...heads.map((mean) => bench(20, mean))),
  baseBench: () => bases.map((mean) => bench(20, mean)),
})

describe('the gate perf', () => {
  it('needs one run of the benchmarks', () => {
    expect(needs(condition, aPolicy())).toEqual([{ what: 'run', command: 'bench', purpose: 'bench', times: 1 }])
  })

  it.each([
    ['on the budget', measured(bench(50)), 'pass PERF-NO-BASE'],
    ['over the budget', measured(bench(50.1)), 'fail PERF-P95 PERF-NO-BASE'],
    ['mostly inside it', measured(bench(10), bench(90), bench(11)), 'pass PERF-NO-BASE'],
    ['half over it, on average', measured(bench(40), bench(62)), 'fail PERF-P95 PERF-NO-BASE'],
    ['without samples', measured(bench(10, 1, 0)), 'missing PERF-NONE'],
    ['of which one is without samples', measured(bench(10), bench(10, 1, 0)), 'missing PERF-NONE'],
    ['not a number', measured(bench(Number.NaN)), 'missing PERF-NONE'],
    ['none', measured(aRun({ bench: [] })), 'missing PERF-NONE'],
    ['not run', {}, 'missing GATE-NOT-RUN'],
    ['unproven', measured(anInvalidRun('REPORT-TRUNCATED')), 'missing REPORT-TRUNCATED'],
  ])('benchmarks %s', (_, evidence, short) => {
    expect(verdictOn(condition, evidence)).toBe(short)
  })

  it.each([
    ['as fast as before', [10, 10, 10], [10, 10, 10], 'pass'],
    ['slower by what is allowed', [11, 11, 11], [10, 10, 10], 'pass'],
    ['slower', [12, 12, 10], [10, 10, 10], 'fail PERF-RATIO'],
    ['slower once', [99, 10, 10], [10, 10, 10], 'pass'],
    ['measured in too few pairs', [20, 20, 20], [10, 10], 'pass PERF-NO-BASE'],
  ])('%s: %o against %o', (_, heads, bases, short) => {
    expect(verdictOn(condition, against(heads, bases))).toBe(short)
  })

  it('compares pair by pair, only what both sides measured', () => {
    const fresh = { id: 'bench/b.bench.ts > b', mean: 1, p95: 1, samples: 9 }
    const head = aRun({ bench: [{ id, mean: 12, p95: 20, samples: 9 }, fresh] })
    const base = (mean: number) => aRun({ bench: [{ id, mean, p95: 20, samples: 9 }] })
    const over = (...bases: ReturnType<typeof base>[]) =>
      judge(condition, anEvidence({ ...measured(head, head, head), baseBench: () => bases })).measured
    expect(over(base(12), base(24), base(6))).toEqual({ p95: 20, ratio: 1, pairs: 3 })
    expect(over(base(12), base(24), base(0))).toEqual({ p95: 20, ratio: 0.75, pairs: 3 })
    expect(over(base(12), anInvalidRun('X'), base(12))).toEqual({ p95: 20, ratio: null, pairs: 2 })
    expect(over(base(0), base(0), base(0))).toEqual({ p95: 20, ratio: null, pairs: 3 })
    expect(over(base(12), base(24), base(6), base(1))).toEqual({ p95: 20, ratio: 1, pairs: 3 })
  })

  it('measures the worst of all benchmarks', () => {
    const other = { id: 'bench/b.bench.ts > b', mean: 20, p95: 30, samples: 9 }
    const head = aRun({ bench: [{ id, mean: 10, p95: 20, samples: 9 }, other] })
    const base = aRun({
      bench: [
        { id, mean: 10, p95: 20, samples: 9 },
        { ...other, mean: 19 },
      ],
    })
    const answer = judge(condition, anEvidence({ ...measured(head, head, head), baseBench: () => [base, base, base] }))
    expect(answer.measured).toEqual({ p95: 30, ratio: 20 / 19, pairs: 3 })
  })

  it('tells figures', () => {
    const { findings } = judge(condition, anEvidence(against([13, 13, 13], [10, 10, 10])))
    expect(findings[0]?.message).toBe('"splits 100 bills" takes 1.30 times as long as before, asked at most 1.1 times')
    const slow = judge(condition, anEvidence(measured(bench(61.239))))
    expect(slow.findings.map(({ message }) => message)).toEqual([
      '"splits 100 bills": p95 is 61.24 ms, asked at most 50 ms',
      'bench: no ratio to the base (0 of 3 interleaved pairs); the absolute budget decides',
    ])
  })
})
