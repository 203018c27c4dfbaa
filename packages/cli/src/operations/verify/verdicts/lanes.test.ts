import { describe, expect, it } from 'vitest'
import { specHash, specTag } from '@helix/spec'
import { aProduct, addTest, helix, spec } from '../../../testing/product.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const imports = addTest().split('\n').slice(0, 3).join('\n')

/** Exit code and the codes of errors, as `verify --json` tells them. */
async function verified(repo: { root: string }, ...options: string[]) {
  const { code, stdout } = await helix(repo, ['verify', '--json', ...options])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return [code, diagnostics.filter(({ severity }) => severity === 'error').map((finding) => finding.code)]
}

describe('a refactoring between cycles', () => {
  it('may rename what the product calls by another name now', async () => {
    const repo = aProduct()
    const renamed = addTest().replaceAll('add', 'plus').replaceAll('pluss', 'adds')
    repo.remove('src/add.js').commit(keep, {
      files: { 'src/plus.js': 'export const plus = (a, b) => a + b\n', 'test/add.test.js': renamed },
    })
    expect(await verified(repo)).toEqual([0, []])
  })

  it('may not let a test call something else', async () => {
    const repo = aProduct()
    const other = addTest().replaceAll('add', 'three').replaceAll('threes', 'adds')
    repo.commit(keep, { files: { 'src/three.js': 'export const three = () => 3\n', 'test/add.test.js': other } })
    expect(await verified(repo, '--static')).toEqual([1, ['INTEGRITY-BODY']])
  })

  it.each([
    ['a hook that skips', `${addTest()}import { beforeEach } from 'node:test'\nbeforeEach((test) => test.skip())\n`],
    ['assertions of its own', addTest().replace("import assert from 'node:assert'", 'const assert = { equal() {} }')],
    ['a condition around it', `${imports}\nif (process.env.CI) test('adds', () => assert.equal(add(1, 2), 3))\n`],
    ['nothing but its name', `${imports}\ntest('adds', () => {})\n`],
  ])('may not leave of a test: %s', async (_, text) => {
    const repo = aProduct()
    repo.commit(keep, { files: { 'test/add.test.js': text } })
    expect(await verified(repo, '--static')).toEqual([1, ['INTEGRITY-BODY']])
  })

  it('is told by the hook already', async () => {
    const repo = aProduct({ hooks: true })
    repo.write('test/add.test.js', addTest().replace('1, 2', '3, 0')).git('add', '-A')
    const refused = repo.tryGit('commit', '-m', 'refactor(test): tidy')
    expect([refused.code, refused.stderr.includes('INTEGRITY-BODY')]).toEqual([1, true])
  })
})

describe('a refactoring while acceptance tests are frozen', () => {
  const message = `${keep.trimEnd()}\nHelix-Spec: ${specTag(specHash(spec))}\n`
  const files = { 'adapters/disk.js': 'export const disk = {}\n' }

  it('may not make one of them pass', async () => {
    const repo = aProduct({ at: 'BUILD' })
    const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
    repo.commit(message, { files: { ...files, 'src/sum.js': sum } })
    const [code, codes] = await verified(repo)
    expect([code, codes]).toEqual([1, ['LANE-VERDICT']])
  })

  it('passes where they stay as they are', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.commit(message, { files: { ...files, 'src/other.js': 'export const other = 1\n' } })
    expect(await verified(repo)).toEqual([0, []])
  })
})
