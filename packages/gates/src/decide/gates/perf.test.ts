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

const taking = (means: readonly number[]) => means.map((mean) => bench(20, mean))

const named = (...names: string[]) =>
  aRun({ bench: names.map((name) => ({ id: name, mean: 10, p95: 20, samples: 9 })) })

/** So many times that rise a little, these values in turn. */
const series = (length: number, ...values: number[]) =>
  Array.from({ length }, (_, at) => (values[at % values.length] ?? 0) + at / 100)
const times = (...values: number[]) => series(12, ...values)
const twelve = <T>(run: T) => Array.from({ length: 12 }, () => run)

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

  it('takes a benchmark whose clock stood still for none, beside one that was timed', () => {
    expect(verdictOn(condition, measured(bench(0, 0)))).toBe('missing PERF-NONE')
    expect(verdictOn(condition, measured(bench(10), bench(10, 0)))).toBe('missing PERF-NONE')
    expect(verdictOn(condition, measured(bench(0.0001, 0.00005)))).toBe('pass PERF-NO-BASE')
  })

  it.each([
    ['as fast as before', times(10), times(10), 'pass'],
    ['slower by what is allowed', times(11), times(10.05), 'pass'],
    ['slower', times(12), times(10), 'fail PERF-RATIO'],
    ['slower once', [99, ...times(10).slice(1)], times(10), 'pass'],
    ['slower, maybe by chance', times(15, 5, 15, 15), times(14, 9, 9, 12), 'missing PERF-UNCLEAR'],
    ['measured in too few pairs', times(20), times(10).slice(1), 'pass PERF-NO-BASE'],
  ])('%s: %o against %o', (_, heads, bases, short) => {
    expect(verdictOn(condition, against(heads, bases))).toBe(short)
  })

  it('on a machine that does not hold still nothing is told, from twelve pairs', () => {
    expect(verdictOn(condition, against(series(12, 12), series(12, 10, 20)))).toBe('missing PERF-NOISY')
  })

  it('what is over the budget is refused, however unclear the rest', () => {
    const heads = times(15, 5, 15, 15).map((mean) => bench(60, mean))
    const bases = () => times(14, 9, 9, 12).map((mean) => bench(20, mean))
    expect(verdictOn(condition, { ...measured(...heads), baseBench: bases })).toBe('fail PERF-P95 PERF-UNCLEAR')
  })

  it('each benchmark is measured in every run, and those that the base has are', () => {
    const over = (heads: ReturnType<typeof named>[], bases: ReturnType<typeof named>[]) =>
      verdictOn(condition, { ...measured(...heads), baseBench: () => bases })
    const other = 'bench/split.bench.ts > joins'
    expect(over(twelve(named(id, other)), twelve(named(id, other)))).toBe('pass')
    expect(over(twelve(named(id)), twelve(named(id, other)))).toBe('missing PERF-NONE')
    const renamed = Array.from({ length: 12 }, (_, at) => named(id, `${other} ${at}`))
    expect(over(renamed, renamed)).toBe('missing PERF-NONE')
    expect(over([...twelve(named(id, other)), named(id)], twelve(named(id, other)))).toBe('missing PERF-NONE')
    // A file of benchmarks may get another name, and a new benchmark has no base.
    expect(over(twelve(named('bench/new.bench.ts > splits 100 bills', id)), twelve(named(id)))).toBe('pass')
    expect(over(twelve(named(id, 'bench/moved.bench.ts > joins')), twelve(named(id, other)))).toBe('pass')
  })

  it('a benchmark that was changed is compared in the form that the base has of it, too', () => {
    const same = against(times(10), times(10))
    const over = (heads: number[], bases: number[]) =>
      verdictOn(condition, { ...same, keptBench: () => ({ heads: taking(heads), bases: taking(bases) }) })
    expect(over(times(20), times(10))).toBe('fail PERF-RATIO')
    expect(over(times(10), times(10))).toBe('pass')
    expect(over(times(20).slice(1), times(10))).toBe('pass')
    const broken = { heads: twelve(anInvalidRun('X')), bases: taking(times(10)) }
    expect(verdictOn(condition, { ...same, keptBench: () => broken })).toBe('pass')
  })

  it('compares pair by pair, only what both sides measured', () => {
    const fresh = { id: 'bench/b.bench.ts > b', mean: 1, p95: 1, samples: 9 }
    const head = aRun({ bench: [{ id, mean: 12, p95: 20, samples: 9 }, fresh] })
    const base = (mean: number) => aRun({ bench: [{ id, mean, p95: 20, samples: 9 }] })
    const heads = Array.from({ length: 13 }, () => head)
    const over = (...bases: ReturnType<typeof base>[]) =>
      judge(condition, anEvidence({ ...measured(...heads), baseBench: () => bases })).measured
    const all = twelve(base(12))
    expect(over(...all)).toEqual({ p95: 20, ratio: 1, p: 1, pairs: 12 })
    expect(over(anInvalidRun('X'), ...all)).toEqual({ p95: 20, ratio: 1, p: 1, pairs: 12 })
    expect(over(base(0), ...all.slice(1))).toEqual({ p95: 20, ratio: null, p: null, pairs: 12 })
    expect(over(...all.slice(1))).toEqual({ p95: 20, ratio: null, p: null, pairs: 11 })
    expect(over(base(24), base(6), ...all)).toEqual({ p95: 20, ratio: 1, p: expect.closeTo(0.52, 2), pairs: 13 })
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
    const answer = judge(condition, anEvidence({ ...measured(...twelve(head)), baseBench: () => twelve(base) }))
    expect(answer.measured).toEqual({ p95: 30, ratio: 20 / 19, p: expect.closeTo(0.0001, 3), pairs: 12 })
  })

  it('tells figures', () => {
    const { findings } = judge(condition, anEvidence(against(times(13), times(10))))
    expect(findings[0]?.message).toBe(
      '"splits 100 bills" takes 1.30 times as long as before, asked at most 1.1 times (p = 0.000018)',
    )
    const slow = judge(condition, anEvidence(measured(bench(61.239))))
    expect(slow.findings.map(({ message }) => message)).toEqual([
      '"splits 100 bills": p95 is 61.24 ms, asked at most 50 ms',
      'bench: no ratio to the base (0 of 12 interleaved pairs); the absolute budget decides',
    ])
  })
})
