import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { TreeView } from '../evidence.ts'
import type { BenchResult, Run } from '../../run/run.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { type Comparison, comparePairs } from '../perf/compare-pairs.ts'
import { isCutOff } from '../red/idle-lines.ts'
import { fewestPairs } from '../perf/fewest-pairs.ts'
import { median } from '../perf/median.ts'
import { commandOf, provenRuns } from '../runs.ts'
import { titleOf } from '../test-id.ts'

/**
 * Each benchmark stays inside the absolute budget and, where enough pairs with the base's code were measured in turns, inside
 * the ratio to it (`comparePairs`), also in the form that the base has of it. What is over the ratio and may be chance is not proven. Measured: worst `p95` in ms, worst
 * `ratio` with its `p` or null, `pairs`.
 */
export const perf: Gate = {
  name: 'perf',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'bench', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const { maxP95, maxRatio, pairs: asked } = askedOf(condition, 'perf')
    const pairs = Math.max(fewestPairs, asked)
    const evident = provenRuns(evidence, name, 'bench')
    if (!evident.ok) return evident.judged
    const heads = evident.runs.flatMap((run) => run.bench ?? [])
    if (heads.length === 0 || !heads.every(isTimed)) {
      return missing(
        [fault('PERF-NONE', `${name} measured nothing`, 'Write a benchmark: bench("<what>", () => …).', { name })],
        {},
        evident.reports,
      )
    }
    if (heads.every(({ id }) => isIdle(id, evidence.head))) {
      const fix = 'Import what must be fast, and run it in the benchmark.'
      return missing(
        [fault('PERF-NONE', `${name} measured nothing of the product`, fix, { name })],
        {},
        evident.reports,
      )
    }
    const byId = Map.groupBy(heads, ({ id }) => id)
    const bases = evidence.baseBench(name)
    const left = [...inSomeRuns(byId, evident.runs.length), ...onlyInBase(bases, heads)]
    if (left.length > 0) return missing(left, {}, evident.reports)
    const slow = [...byId].flatMap(([id, results]) => overBudget(id, median(results.map(({ p95 }) => p95)), maxP95))
    const kept = evidence.keptBench(name) ?? { heads: [], bases: [] }
    const compared = [
      ...compareAll(evident.runs, bases, { pairs, maxRatio }),
      ...compareAll(kept.heads, kept.bases, { pairs, maxRatio }),
    ]
    const told = compared.flatMap(([id, comparison]) => judgeComparison(id, comparison, maxRatio))
    const paired = bases.filter((run, at) => run.valid && at < evident.runs.length).length
    const notes = compared.length > 0 ? [] : [noRatio(name, paired, pairs)]
    const p95 = Math.max(...[...byId.values()].map((results) => median(results.map((result) => result.p95))))
    const [, worst] = compared.toSorted(([, a], [, b]) => b.ratio - a.ratio)[0] ?? []
    const measured = { p95, ratio: worst?.ratio ?? null, p: worst?.p ?? null, pairs: paired }
    const findings = [...slow, ...told, ...notes]
    const isRefused = findings.some(({ code }) => code === 'PERF-P95' || code === 'PERF-RATIO')
    if (told.length > 0 && !isRefused) return missing(findings, measured, evident.reports)
    return decided(measured, findings, evident.reports)
  },
}

/** Nothing of the product can come into the file of a benchmark, so that its time says nothing. */
function isIdle(id: string, head: TreeView): boolean {
  const [path = ''] = id.split(' > ')
  const facts = head.facts(path)
  return facts !== undefined && facts.problem === null && isCutOff(path, facts)
}

/** No work takes no time at all: then the clock stood still. */
function isTimed({ samples, mean, p95 }: BenchResult): boolean {
  return samples > 0 && mean > 0 && Number.isFinite(p95)
}

/** Benchmarks that not every run measured: under names of its own each run is compared with nothing. */
function inSomeRuns(byId: ReadonlyMap<string, readonly BenchResult[]>, runs: number): Finding[] {
  const [first] = [...byId].filter(([, results]) => results.length < runs)
  if (first === undefined) return []
  const [id, results] = first
  const message = `"${titleOf(id)}" was measured in ${results.length} of ${runs} runs`
  return [fault('PERF-NONE', message, 'Let every run measure it once, under the same name.', { name: id })]
}

/** Benchmarks of the base, whatever their file is called now, that the head does not measure any more. */
function onlyInBase(bases: readonly Run[], heads: readonly BenchResult[]): Finding[] {
  const titles = new Set(heads.map(({ id }) => titleOf(id)))
  const ids = bases.filter(({ valid }) => valid).flatMap(({ bench }) => (bench ?? []).map(({ id }) => id))
  return [...new Set(ids)]
    .filter((id) => !titles.has(titleOf(id)))
    .map((id) => {
      const message = `"${titleOf(id)}" of the base was not measured, so that its speed is compared with nothing`
      const fix = 'Keep it under its name; a person may let it go: helix approve finding PERF-NONE <benchmark>.'
      return fault('PERF-NONE', message, fix, { name: id })
    })
}

/** Benchmarks that both sides have in enough valid pairs. */
function compareAll(
  heads: readonly Run[],
  bases: readonly Run[],
  { pairs, maxRatio }: { pairs: number; maxRatio: number },
): Map<string, Comparison> {
  const times = new Map<string, { head: number[]; base: number[] }>()
  for (const [at, base] of bases.entries()) {
    if (!base.valid || heads[at]?.valid !== true) continue
    const before = new Map((base.bench ?? []).map(({ id, mean }) => [id, mean]))
    for (const { id, mean } of heads[at]?.bench ?? []) {
      const was = before.get(id)
      if (was === undefined || !(was > 0)) continue
      const held = times.get(id) ?? { head: [], base: [] }
      times.set(id, { head: [...held.head, mean], base: [...held.base, was] })
    }
  }
  const enough = [...times].filter(([, { head }]) => head.length >= pairs)
  return new Map(enough.map(([id, held]) => [id, comparePairs(held, maxRatio)]))
}

function overBudget(id: string, p95: number, maxP95: number): Finding[] {
  if (p95 <= maxP95) return []
  const message = `"${titleOf(id)}": p95 is ${p95.toFixed(2)} ms, asked at most ${maxP95} ms`
  return [
    fault('PERF-P95', message, 'Make it faster, or let a person change the budget in playbook.yml.', { name: id }),
  ]
}

function judgeComparison(id: string, { ratio, p, verdict }: Comparison, maxRatio: number): Finding[] {
  const said = `"${titleOf(id)}" takes ${ratio.toFixed(2)} times as long as before`
  if (verdict === 'slower') {
    const message = `${said}, asked at most ${maxRatio} times (p = ${p.toPrecision(2)})`
    return [
      fault('PERF-RATIO', message, 'Find the change that made it slower: git log on the benchmarked code.', {
        name: id,
      }),
    ]
  }
  if (verdict === 'unclear') {
    const message = `${said}, asked at most ${maxRatio} times; that may be chance (p = ${p.toPrecision(2)}, asked below 0.01)`
    return [fault('PERF-UNCLEAR', message, 'Measure again on a quieter machine: helix verify', { name: id })]
  }
  if (verdict === 'fine') return []
  const message = `"${titleOf(id)}": even the base differs from itself, so that nothing can be told on this machine`
  return [fault('PERF-NOISY', message, 'Measure again on a quieter machine: helix verify', { name: id })]
}

function noRatio(name: string, paired: number, pairs: number): Finding {
  const message = `${name}: no ratio to the base (${paired} of ${pairs} interleaved pairs); the absolute budget decides`
  return { severity: 'note', code: 'PERF-NO-BASE', message }
}
