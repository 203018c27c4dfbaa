import { specHash, specTag } from '@helix/spec'
import { expect, test } from 'vitest'
import { aProduct, helix, spec } from '../../../testing/product.ts'

const sign = (repo: { root: string }) => helix(repo, ['verify', '--sign', '--allow-empty'])
const tags = (repo: ReturnType<typeof aProduct>) => repo.git('tag', '--list', 'spec@*')

test('a draft gets no tag; the spec of the Done that ends drafting does, once', async () => {
  const repo = aProduct({ at: 'E2E_RED' })
  const tip = repo.head()
  repo.git('reset', '-q', '--hard', 'HEAD~2')
  expect([(await sign(repo)).code, tags(repo)]).toEqual([0, ''])

  repo.git('reset', '-q', '--hard', tip)
  expect([(await sign(repo)).code, tags(repo)]).toEqual([0, specTag(specHash(spec))])
  const object = repo.git('rev-parse', tags(repo))
  expect(repo.git('rev-parse', `${tags(repo)}^{commit}`)).toBe(tip)

  repo.git('tag', '-d', tags(repo))
  repo.commit(`docs: more\n\nHelix-Spec: ${specTag(specHash(spec))}\nHelix-Lane: free\n`, {
    files: { 'README.md': 'x\n' },
  })
  expect([(await sign(repo)).code, tags(repo), object.length]).toEqual([0, '', 40])
})

test('what is refused gives its spec no tag', async () => {
  const repo = aProduct({ at: 'BUILD' })
  await sign(repo)
  const text = spec.replace('give 3', 'give 4')
  repo.commit(`STEP[3/4] spec!: four\n\nWhy: because.\n\nHelix-Spec: ${specTag(specHash(text))}\n`, {
    files: { 'docs/spec.md': text },
  })
  expect([(await sign(repo)).code, tags(repo)]).toEqual([1, specTag(specHash(spec))])
})

test('a tag lies where that spec was judged: one that a person gave to a draft does not count', async () => {
  const repo = aProduct({ at: 'BUILD' })
  await sign(repo)
  const [name, draft] = [tags(repo), repo.head('HEAD~4')]
  const codes = async () =>
    (await helix(repo, ['verify', '--static', '--allow-empty'])).stdout.match(/SPEC-TAG/g)?.length
  expect(await codes()).toBe(undefined)
  repo.git('tag', '-f', name, draft)
  expect(await codes()).toBe(2)
  repo.git('tag', '-f', name, 'HEAD')
  expect(await codes()).toBe(undefined)
})

test('a tag from before the repository was founded anew stays what it was', async () => {
  const repo = aProduct({ at: 'E2E_RED' })
  expect((await sign(repo)).code).toBe(0)
  const [name, rules] = [tags(repo), repo.read('playbook.yml')]
  repo.remove('playbook.yml').commit('chore: leave Helix\n')
  const idle = '{"version":1,"cycle":null,"step":null}\n'
  repo.commit('build: adopt Helix anew\n', { files: { 'playbook.yml': rules, 'progress.json': idle } })
  repo.git('branch', '-m', 'helix', 'helix-until-2026')
  const env = { HELIX_GENESIS: `commit:${repo.head()}` }
  expect(await helix(repo, ['verify', '--sign', '--allow-empty'], { env })).toMatchObject({ code: 0 })
  const { code, stdout } = await helix(repo, ['verify', '--static', '--allow-empty'])
  expect([name !== '', code, stdout]).toEqual([true, 0, expect.not.stringContaining('SPEC-TAG')])
  repo.git('tag', '-f', name, 'HEAD')
  expect((await helix(repo, ['verify', '--static', '--allow-empty'])).code).toBe(0)
  repo.git('tag', '-f', name, repo.git('rev-list', '--max-parents=0', 'HEAD'))
  expect((await helix(repo, ['verify', '--static', '--allow-empty'])).stdout).toContain('SPEC-TAG')
})
