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
