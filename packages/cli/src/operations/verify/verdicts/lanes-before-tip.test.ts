import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const node = JSON.stringify(process.execPath)
/** A product with a check that is asked for from a step on, and between cycles of what changes the product; it fails from the beginning or not. */
const aChecked = (text: string) =>
  aProduct({
    playbook: playbook
      .replace('  unit:', `  types: {run: [${node}, --check, src/other.js], quick: true, within: 20s}\n  unit:`)
      .replace('{gate: tests, of: unit}]', '{gate: command, of: types, from: BUILD}]'),
    files: { 'src/other.js': text },
  })
const [sound, broken] = ['export const other = 1\n', 'export const other = (\n']
const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const prose = ['docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'x\n' } }] as const

async function errorsOf(repo: { root: string }): Promise<string[]> {
  const { diagnostics } = JSON.parse((await helix(repo, ['verify', '--json'])).stdout)
  return diagnostics.map(({ code }: { code: string }) => code)
}

test('prose on top of a refactoring does not spare it what refactorings are asked for', async () => {
  const repo = aChecked(sound)
  repo.commit(keep, { files: { 'src/other.js': broken } })
  repo.commit(...prose)
  expect(await errorsOf(repo)).toEqual(['SOURCE-UNREADABLE', 'GATE-COMMAND-FAILED'])
})

test('a merge of a refactoring is asked for the same', async () => {
  const repo = aChecked(sound).branch('side')
  repo.commit(keep, { files: { 'src/other.js': broken } })
  repo.switchTo('main').commit(...prose)
  repo.merge('side', 'Merge side\n')
  expect(await errorsOf(repo)).toEqual(['SOURCE-UNREADABLE', 'GATE-COMMAND-FAILED'])
})

test('prose alone is not asked', async () => {
  const repo = aChecked(broken)
  repo.commit(...prose)
  expect(await errorsOf(repo)).toEqual([])
})
