import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { BenchResult, Run } from '../../run/run.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { commandOf, provenRuns } from '../runs.ts'
import { titleOf } from '../test-id.ts'

/**
 * Each benchmark stays inside the absolute budget and, where enough interleaved pairs with the base's code were measured,
 * inside the ratio to it (median of the pairs, so that single outliers of a shared machine don't count). Measured: worst
 * `p95` in ms, worst `ratio` or null, `pairs`.
 */
export const perf: Gate = {
  name: 'perf',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'bench', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const { maxP95, maxRatio, pairs } = askedOf(condition, 'perf')
    const evident = provenRuns(evidence, name, 'bench')
    if (!evident.ok) return evident.judged
    const heads = evident.runs.flatMap((run) => run.bench ?? [])
    if (heads.length === 0 || heads.some(({ samples, p95 }) => !(samples > 0) || !Number.isFinite(p95))) {
      return missing(
        [fault('PERF-NONE', `${name} measured nothing`, 'Write a benchmark: bench("<what>", () => …).', { name })],
        {},
        evident.reports,
      )
    }
    const byId = Map.groupBy(heads, ({ id }) => id)
    const slow = [...byId].flatMap(([id, results]) => overBudget(id, median(results.map(({ p95 }) => p95)), maxP95))
    const bases = evidence.baseBench(name).filter((run) => run.valid)
    const paired = Math.min(bases.length, evident.runs.length)
    const ratios = paired >= pairs ? ratiosOf(evident.runs, bases, paired) : new Map<string, number>()
    const slower = [...ratios].flatMap(([id, ratio]) => overRatio(id, ratio, maxRatio))
    const notes = ratios.size > 0 ? [] : [noRatio(name, paired, pairs)]
    const p95 = Math.max(...[...byId.values()].map((results) => median(results.map((result) => result.p95))))
    const ratio = ratios.size > 0 ? Math.max(...ratios.values()) : null
    return decided({ p95, ratio, pairs: paired }, [...slow, ...slower, ...notes], evident.reports)
  },
}

/** Median of head's time divided by base's, pair by pair; only for benchmarks that both sides have. */
function ratiosOf(heads: readonly Run[], bases: readonly Run[], pairs: number): Map<string, number> {
  const ratios = new Map<string, number[]>()
  for (let at = 0; at < pairs; at++) {
    const before = new Map((bases[at]?.bench ?? []).map((result): [string, BenchResult] => [result.id, result]))
    for (const { id, mean } of heads[at]?.bench ?? []) {
      const base = before.get(id)
      if (base !== undefined && base.mean > 0) ratios.set(id, [...(ratios.get(id) ?? []), mean / base.mean])
    }
  }
  return new Map([...ratios].map(([id, all]) => [id, median(all)]))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper
}

function overBudget(id: string, p95: number, maxP95: number): Finding[] {
  if (p95 <= maxP95) return []
  const message = `"${titleOf(id)}": p95 is ${p95.toFixed(2)} ms, asked at most ${maxP95} ms`
  return [
    fault('PERF-P95', message, 'Make it faster, or let a person change the budget in playbook.yml.', { name: id }),
  ]
}

function overRatio(id: string, ratio: number, maxRatio: number): Finding[] {
  if (ratio <= maxRatio) return []
  const message = `"${titleOf(id)}" takes ${ratio.toFixed(2)} times as long as before, asked at most ${maxRatio} times`
  return [
    fault('PERF-RATIO', message, 'Find the change that made it slower: git log on the benchmarked code.', { name: id }),
  ]
}

function noRatio(name: string, paired: number, pairs: number): Finding {
  const message = `${name}: no ratio to the base (${paired} of ${pairs} interleaved pairs); the absolute budget decides`
  return { severity: 'note', code: 'PERF-NO-BASE', message }
}
