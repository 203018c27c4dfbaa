import { expect, test } from 'vitest'
import { addTest, aProduct, helix, spec } from '../../testing/product.ts'

const traced = async (repo: ReturnType<typeof aProduct>, ...args: string[]) =>
  JSON.parse((await helix(repo, ['spec', 'trace', '--json', ...args])).stdout)

const two = '\n## REQ-2 Lists are rounded down\n\n- 1.5 gives 1\n'
const round = `test('rounds lists down', () => assert.ok(true))\n`

test('a requirement leads to its tests and commits, and exits with 1 while one has none', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const ran = await helix(repo, ['spec', 'trace'])
  expect([ran.code, ran.stdout]).toEqual([
    0,
    `docs/spec.md   ${/spec@[0-9a-f]{12}/.exec(ran.stdout)?.[0]}   1 covered

  ✓ REQ-1   covered   Two numbers are added
      e2e/sum.test.js:3  REQ-1 sums a list
      1 commit
`,
  ])
  repo.commit('spec!: two\n', { files: { 'docs/spec.md': spec + two } })
  expect(await helix(repo, ['spec', 'trace', 'REQ-2'])).toMatchObject({ code: 1 })
})

test('where a cycle has no spec yet, the way out is to write one', async () => {
  const { code, stderr } = await helix(aProduct({ at: 'SPEC_DRAFT' }), ['spec', 'trace'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('\nnext     helix spec add ')])
})

test('a spec that is in no commit yet is committed first', async () => {
  const repo = aProduct({ at: 'SPEC_DRAFT' })
  repo.write('docs/spec.md', spec)
  const traced = await helix(repo, ['spec', 'trace'])
  expect([traced.code, traced.stderr]).toEqual([
    2,
    expect.stringContaining('\nnext     git add docs/spec.md && git commit '),
  ])
  const approved = await helix(repo, ['approve', 'spec', '--why', 'reads right'])
  expect([approved.code, approved.stderr]).toEqual([2, expect.stringContaining('docs/spec.md is in no commit yet\n')])
})

test('a requirement that nobody has is an error with the nearest one', async () => {
  const ran = await helix(aProduct({ at: 'BUILD' }), ['spec', 'trace', 'REQ-11'])
  expect([ran.code, ran.stderr.includes('helix spec trace REQ-1')]).toEqual([2, true])
})

test('between cycles history tells which requirement changed after its tests', async () => {
  const repo = aProduct({ files: { 'docs/spec.md': spec + two, 'test/round.test.js': addTest() + round } })
  const states = async () => (await traced(repo)).requirements.map(({ state }: { state: string }) => state)
  repo.commit('x\n', { files: { 'test/add.test.js': addTest().replace('adds', 'REQ-1 adds') } })
  expect(await states()).toEqual(['covered', 'uncovered'])
  repo.commit('y\n', { files: { 'docs/spec.md': spec.replace('give 3', 'make 3') + two } })
  expect(await states()).toEqual(['suspect', 'uncovered'])
  repo.commit('z\n', { files: { 'docs/spec.md': spec.replace('1 and 2 give 3', '1 and 2\n  make 3') + two } })
  expect(await states()).toEqual(['suspect', 'uncovered'])
  repo.commit('t\n', { files: { 'test/add.test.js': addTest(4).replace('adds', 'REQ-1 adds') } })
  expect(await states()).toEqual(['covered', 'uncovered'])
})

test('proposals come from words and history, and nothing is written', async () => {
  const repo = aProduct({ files: { 'docs/spec.md': spec + two, 'test/round.test.js': addTest() + round } })
  const { suggestions } = await traced(repo, '--suggest')
  expect(suggestions).toMatchObject([
    { requirement: 'REQ-2', test: 'test/round.test.js > rounds lists down', byHistory: false },
  ])
  expect(repo.git('status', '--porcelain')).toBe('')
})
