import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../testing/product.ts'

const rules = playbook
  .replace(', {gate: tests, of: unit}', '')
  .replace(/steps:[^]*(?=agent:)/, 'steps:\n  - {id: DONE, opens: [domain, rest], exit: [{gate: layers}]}\n')

test.each([
  ['file', ['progress.json']],
  ['prefix', []],
  ['tag', []],
])('a Start and a Done show the position as the playbook says: %s', async (form, files) => {
  const repo = aProduct({ playbook: rules.replace('shown: [file]', `shown: [${form}]`) })
  const adopted = repo.head()
  expect(await helix(repo, ['next', '--new', 'Lists'])).toMatchObject({ code: 0 })
  const started = repo.head()
  expect(await helix(repo, ['commit', '--done'])).toMatchObject({ code: 0 })
  const changed = (from: string, to: string) => repo.git('diff', '--name-only', from, to).split('\n').filter(Boolean)
  expect([changed(adopted, started), changed(started, repo.head())]).toEqual([files, files])
  const { trees = [], diagnostics } = JSON.parse((await helix(repo, ['verify', '--allow-empty', '--json'])).stdout)
  expect([trees, diagnostics]).toEqual([[], []])
})
