import { expect, it } from 'vitest'
import { aCondition, runsBy, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aRun } from '../testing/runs.ts'

const condition = aCondition('perf', { maxP95: 50, maxRatio: 1.1, pairs: 12 }, 'bench')
const said = (files: Record<string, string>) =>
  verdictOn(condition, {
    head: realTree({ 'src/domain/split.ts': 'export const split = () => 1\n', ...files }),
    runs: runsBy({
      'bench bench': [
        aRun({ bench: Object.keys(files).map((path) => ({ id: `${path} > splits`, mean: 1, p95: 1, samples: 9 })) }),
      ],
    }),
  })

const empty = "import { bench } from 'vitest'\nbench('splits', () => {})\n"
const real = `import { split } from '../src/domain/split.ts'\n${empty}`

it('benchmarks into whose files nothing of the product can come measure nothing', () => {
  expect(said({ 'bench/a.bench.ts': empty })).toBe('missing PERF-NONE')
})

it.each<[string, Record<string, string>]>([
  ['imports the product', { 'bench/a.bench.ts': real }],
  ['stands beside one that does', { 'bench/a.bench.ts': real, 'bench/b.bench.ts': empty }],
  ['asks a server', { 'bench/a.bench.ts': `${empty}fetch('http://localhost')\n` }],
  ['is written in a language that nobody reads', { 'bench/a.bench.rs': 'fn main() {}' }],
])('a benchmark that %s is measured', (_, files) => {
  expect(said(files)).toBe('pass PERF-NO-BASE')
})
