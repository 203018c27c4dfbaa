import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../testing/product.ts'

/** Passes in every other run of one folder. */
const everyOther = `import assert from 'node:assert'
import { appendFileSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
test('settles', () => {
  appendFileSync('runs', '.')
  assert.equal(readFileSync('runs', 'utf8').length % 2, 0)
})
`

test('further runs of a test in doubt are made by the job that measures, and judged by the other', async () => {
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook, files: { 'test/settles.test.js': everyOther } })
  const bundle = join(temporaryFolder(), 'bundle')
  expect((await helix(repo, ['verify', '--measure', bundle])).code).toBe(0)

  const { code, stdout } = await helix(repo, ['verify', '--judge', bundle, '--json'])
  const { trees }: { trees: { verdicts: { gate: string; measured: { flaky?: string[] } }[] }[] } = JSON.parse(stdout)
  const told = trees.at(-1)?.verdicts.find(({ gate }) => gate === 'tests')?.measured.flaky
  expect([code, told]).toEqual([0, ['test/settles.test.js > settles']])
})

test('only the files of tests in doubt are run again', async () => {
  const log = join(temporaryFolder(), 'runs')
  const counted = `import { appendFileSync } from 'node:fs'
import assert from 'node:assert'
import { test } from 'node:test'
test('counts', () => assert.equal(appendFileSync(${JSON.stringify(log)}, '.'), undefined))
`
  const files = { 'test/settles.test.js': everyOther, 'test/counted.test.js': counted }
  const driven = playbook.replace(/^  unit: .*$/m, '  unit: {runner: node, files: ["test/**/*.test.js"]}')
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook: driven, files })

  const { stdout } = await helix(repo, ['verify', '--json'])
  expect(stdout).toContain('settles')
  expect(readFileSync(log, 'utf8')).toBe('.')
})

/** Passes in the first run of one folder. */
const onlyFirst = everyOther.replaceAll("'runs'", "'firsts'").replace('length % 2, 0', 'length, 1')

test('where a program cannot be told its files, what further runs say of all others counts, too', async () => {
  const files = { 'test/settles.test.js': everyOther, 'test/first.test.js': onlyFirst }
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook, files })

  const { stdout } = await helix(repo, ['verify', '--json'])
  const { trees }: { trees: { verdicts: { gate: string; measured: { flaky?: string[] } }[] }[] } = JSON.parse(stdout)
  expect(trees.at(-1)?.verdicts.find(({ gate }) => gate === 'tests')?.measured.flaky).toEqual([
    'test/first.test.js > settles',
    'test/settles.test.js > settles',
  ])
})
