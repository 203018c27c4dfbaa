import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runGit, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

/** A product that claims two steps; a test of it leaves a mark on the machine whenever it is run. */
function aClaim() {
  const mark = join(temporaryFolder(), 'mark')
  const marking = `import { writeFileSync } from 'node:fs'
import assert from 'node:assert'
import { test } from 'node:test'
test('marks', () => {
  try { writeFileSync(${JSON.stringify(mark)}, '') } catch {}
  assert.equal(1 + 1, 2)
})
`
  const repo = aProduct({ at: 'BUILD', files: { 'test/mark.test.js': marking } })
  return { repo, mark, bundle: join(temporaryFolder(), 'bundle') }
}

/** Another machine: what a fetch brings, and nothing else. */
function aClone(repo: { root: string }): { root: string } {
  const root = join(temporaryFolder(), 'clone')
  expect(runGit(repo.root, ['clone', '-q', repo.root, root]).code).toBe(0)
  return { root }
}

const chainOf = ({ root }: { root: string }) => runGit(root, ['rev-parse', '--verify', '-q', 'refs/heads/helix']).code

function refused(repo: { root: string }, bundle: string): unknown[] {
  const ran = helix(repo, ['verify', '--judge', bundle, '--sign', '--json'])
  const codes = [...JSON.stringify(documentOf(ran)).matchAll(/"code":"(BUNDLE-[A-Z-]+)"/g)].map(([, code]) => code)
  return [ran.code, codes.length > 0, chainOf(repo)]
}

test('REQ-3: one machine measures, another judges and starts nothing of the repository', () => {
  const { repo, mark, bundle } = aClaim()

  expect(helix(repo, ['verify', '--measure', bundle])).toMatchObject({ code: 0 })
  expect(existsSync(bundle)).toBe(true)
  expect(chainOf(repo)).not.toBe(0)
  rmSync(mark, { force: true })

  const judge = aClone(repo)
  expect(helix(judge, ['verify', '--judge', bundle, '--sign'])).toMatchObject({ code: 0 })
  const judgement = JSON.parse(runGit(judge.root, ['show', 'helix:judgement.json']).stdout)
  expect(judgement.to).toEqual({ cycle: 'adding', step: 'BUILD' })
  expect(existsSync(mark)).toBe(false)
})

test('REQ-4: a bundle with one changed byte, or cut off, is refused and nothing is appended', () => {
  const { repo, bundle } = aClaim()
  const ran = helix(repo, ['verify', '--measure', bundle])
  expect(ran).toMatchObject({ code: 0 })
  const bytes = readFileSync(bundle)
  const judge = aClone(repo)

  const changed = Buffer.from(bytes)
  changed.writeUInt8((changed.readUInt8(changed.length >> 1) ^ 1) & 0x7f, changed.length >> 1)
  writeFileSync(bundle, changed)
  expect(refused(judge, bundle)).toEqual([1, true, 1])

  writeFileSync(bundle, bytes.subarray(0, bytes.length - 100))
  expect(refused(judge, bundle)).toEqual([1, true, 1])

  writeFileSync(bundle, bytes)
  expect(helix(judge, ['verify', '--judge', bundle, '--sign'])).toMatchObject({ code: 0 })
})

test('REQ-4: the bundle of an earlier commit is refused for a later one', () => {
  const { repo, bundle } = aClaim()
  expect(helix(repo, ['verify', '--measure', bundle])).toMatchObject({ code: 0 })
  repo.commit('docs: say more\n\nHelix-Lane: free\n', { files: { 'README.md': '# More\n' } })

  expect(refused(aClone(repo), bundle)).toEqual([1, true, 1])
})
