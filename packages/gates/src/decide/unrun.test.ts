import { expect, it } from 'vitest'
import type { Command } from '@helix/core'
import { aPolicy, anEvidence } from './testing/evidence.ts'
import { aRun, failed, passed } from './testing/runs.ts'
import { aTree, declared, facts } from './testing/trees.ts'
import { unrunTests } from './unrun.ts'
import { vectorsOf } from './vectors.ts'

const file = 'test/unit/a.test.ts'
const known = passed(`${file} > other`)
const tree = (name: string, isSure: boolean) =>
  aTree({ [file]: facts({ tests: [declared(`${file} > ${name}`, { isSure })] }) })

/** What is said of a test that the head declares, and the base surely did, when a run knows these. */
function said(
  name: string,
  isSure: boolean,
  ran = [known],
  kind: Command['kind'] = 'vitest',
  wasSure = true,
): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but its kind is looked at
  const unit = { kind, name: 'unit' } as Command
  const evidence = anEvidence({
    head: tree(name, isSure),
    base: tree(name, wasSure),
    policy: aPolicy({ commands: { unit } }),
    testFiles: () => [file],
  })
  return unrunTests('unit', vectorsOf([aRun({ tests: ran })]), evidence).map(({ message }) => message)
}

it('a test whose declaration runs for sure is missed when no run knows it', () => {
  expect(said('s > adds', true)).toEqual([`${file} declares 1 test that no run knows, first "s > adds"`])
})

it('one is missed, too, whose declaration ran for sure in the base, and none that did not', () => {
  expect([said('s > adds', false).length, said('s > adds', false, [known], 'vitest', false)]).toEqual([1, []])
})

it.each([
  ['under its name', 's > adds', true, passed(`${file} > s > adds`)],
  ['as a row by a fixture', 'adds', true, passed(`${file} > adds[postgres]`)],
  ['below a suite that failed', 's > adds', true, failed(`${file} > s`)],
  ['under a title that is computed', 's > ${kind} adds', true, passed(`${file} > s > small adds`)],
  ['under a title with escapes', 's > adds \\n', true, passed(`${file} > s > adds \n`)],
  ['by a function that a suite calls', 'adds', false, passed(`${file} > memory > adds`)],
  ['by a function that calls it with fixtures', 'adds', false, passed(`${file} > memory > adds[a]`)],
  ['in a file that broke', 's > adds', true, failed(file)],
])('none is missed where a run knows it %s', (_, name, isSure, ran) => {
  expect(said(name, isSure, [ran])).toEqual([])
})

it('runners whose reports name tests by other words are not asked', () => {
  expect(said('s > adds', true, [known], 'argv')).toEqual([])
})

it('of Playwright, whose settings may leave tests out, those are missed that a condition came around', () => {
  expect(said('s > adds', false, [known], 'playwright')).toHaveLength(1)
  expect(said('s > adds', true, [known], 'playwright')).toEqual([])
  expect(said('s > adds', false, [known], 'playwright', false)).toEqual([])
})
