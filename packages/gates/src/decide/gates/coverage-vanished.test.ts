import { expect, it } from 'vitest'
import { aCondition, anEvidence, runsBy } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aRun, coverageOf } from '../testing/runs.ts'
import { judge } from '../judge.ts'

const path = 'src/domain/cart.ts'
const rules = 'src/domain/rules.bench.ts'
const code = 'export const rule = (n) => {\n  return n + 1\n}\n'

/** Codes and words about changed sources of which the report knows these lines. */
function told(files: Record<string, string>, known: Record<number, number>): string[] {
  const changedSinceStart = new Map(Object.keys(files).map((file) => [file, [[1, 9] as const]]))
  const runs = runsBy({ 'unit coverage': [aRun({ coverage: [coverageOf(path, known)] })] })
  const condition = aCondition('coverage', { minPatch: 90, ratchet: false }, 'unit')
  const { findings } = judge(condition, anEvidence({ head: realTree(files), changedSinceStart, runs }))
  return findings.map(({ code: why, message }) => `${why} ${message}`)
}

it('statements of changed lines that the report leaves out are told by their lines', () => {
  expect(told({ [path]: `${code}export const note = 1\n` }, { 1: 1 })).toEqual([
    `COVERAGE-VANISHED changed lines of ${path} run and are not in the coverage report: 2, 4`,
  ])
})

it('a statement is known by any of its lines', () => {
  expect(told({ [path]: 'export const table = [\n  1,\n  2,\n]\n' }, { 3: 1 })).toEqual([])
})

it('a source that declares tests is measured all the same where it hands out values', () => {
  const tests = "it('pays', () => {\n  expect(rule(1)).toBe(2)\n})\n"
  const lines = { 1: 1, 2: 0, 4: 0, 5: 0 }
  expect(told({ [path]: code + tests }, lines)).toEqual([expect.stringContaining('COVERAGE-PATCH')])
  expect(told({ [path]: code.replace('export ', '') + tests }, lines)).toEqual([])
})

it('what the product imports from among its tests must be measured, whatever its name', () => {
  const told2 = told({ [path]: "export * from './rules.bench.ts'\n", [rules]: code }, { 1: 1 })
  expect(told2).toEqual([`COVERAGE-VANISHED ${rules} changed but is not in the coverage report`])
  expect(told({ [path]: '', [rules]: `import './cart.ts'\n${code}` }, { 1: 1 })).toEqual([])
})

it('so must what those files import among themselves', () => {
  const helper = 'test/rules.ts'
  const files = { [path]: "export * from './rules.bench.ts'\n", [rules]: "export * from '../../test/rules.ts'\n" }
  expect(told({ ...files, [helper]: code }, { 1: 1 })).toEqual([expect.stringContaining(helper)])
})

it('what the product or a test imports from a folder that no layer and no command names must be measured', () => {
  const app = 'app/rules.ts'
  const vanished = [`COVERAGE-VANISHED ${app} changed but is not in the coverage report`]
  expect(told({ [path]: "export * from '../../app/rules.ts'\n", [app]: code }, { 1: 1 })).toEqual(vanished)
  const test = "import { rule } from '../../app/rules.ts'\nit('adds', () => { expect(rule(1)).toBe(2) })\n"
  expect(told({ [path]: '', 'test/unit/rules.test.ts': test, [app]: code }, { 1: 1 })).toEqual(vanished)
  expect(told({ [path]: '', [app]: `import '../src/domain/cart.ts'\n${code}` }, { 1: 1 })).toEqual([])
  expect(told({ [path]: "import '../adapters/rules.ts'\n", 'src/adapters/rules.ts': code }, { 1: 1 })).toEqual([])
})
