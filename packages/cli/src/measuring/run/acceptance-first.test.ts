import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../testing/product.ts'

const leaves = `import assert from 'node:assert'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
test('leaves a file', () => assert.equal(writeFileSync('left', ''), undefined))
`

/** Passes where no unit test was before. */
const finds = `import assert from 'node:assert'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
test('REQ-1 finds none', () => assert.equal(existsSync('left'), false))
`

test('what unit tests leave in a checkout no acceptance test finds there', async () => {
  const both = playbook.replace('{gate: tests, of: unit}', '{gate: tests, of: [unit, e2e], empty: until-first}')
  const repo = aProduct({ playbook: both, files: { 'test/leaves.test.js': leaves, 'e2e/finds.test.js': finds } })
  repo.commit('docs: say more\n\nWhy: there is more to say.\n', { files: { 'README.md': 'More.\n' } })

  const { stdout } = await helix(repo, ['verify', '--json'])
  const { trees }: { trees: { verdicts: { gate: string; outcome: string }[] }[] } = JSON.parse(stdout)
  const told = trees.at(-1)?.verdicts.filter(({ gate }) => gate === 'tests')
  expect(told?.map(({ outcome }) => outcome)).toEqual(['pass', 'pass'])
})
