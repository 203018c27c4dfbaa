import type { Need } from '@helix/gates'
import { openGit, readBlobs, readTree } from '@helix/git'
import { aRepo, type Files } from '@helix/testkit'
import { expect, test } from 'vitest'
import { compilePlaybook } from '../../repository/compile-playbook.ts'
import { playbook } from '../../testing/product.ts'
import { againstBase } from './benchmarks.ts'
import { keptTree } from './kept-benchmarks.ts'

const policy = compilePlaybook(
  playbook
    .replace('commands:', "commands:\n  bench: {runner: vitest-bench, files: ['bench/**/*.bench.js']}")
    .replace('exit: [{gate: release}]', 'exit: [{gate: perf, of: bench, max-p95: 1s, pairs: 12}]'),
  [],
)
const conditions = policy.steps.flatMap(({ exit }) => exit)
const need: Need = { what: 'run', command: 'bench', purpose: 'bench', times: 1 }

const product = { 'src/sum.js': 'export const sum = () => 0\n' }
/** What is planned for the benchmarks of a second commit, and the files of the tree that they are compared with. */
async function planned(base: Files, head: Files) {
  const repo = aRepo({ commits: [{ message: 'base', files: base }] })
  const cycleStart = repo.head()
  const tree = repo.commit('head', { files: head })
  const git = await openGit(repo.root)
  const [plan] = await againstBase(git, { cycleStart, base: cycleStart, tree, policy }, { needs: [need], conditions })
  if (plan === undefined || !('against' in plan) || plan.against === undefined) return { plan, files: null }
  const entries = await readTree(git, plan.against)
  const texts = await readBlobs(
    git,
    entries.map(({ oid }) => oid),
  )
  return { plan, files: Object.fromEntries(entries.map(({ path, oid }) => [path, String(texts.get(oid))])) }
}

test('benchmarks run in turns on the base with the benchmarks of the head', async () => {
  const head = { 'bench/sum.bench.js': "import { sum } from '../src/sum.js'\n", 'src/sum.js': 'export const sum = 1\n' }

  const { plan, files } = await planned({ ...product, 'bench/sum.bench.js': 'before\n' }, head)

  expect(plan).toMatchObject({ times: 24 })
  expect(files).toEqual({ ...product, 'bench/sum.bench.js': head['bench/sum.bench.js'] })
})

test('benchmarks of a module that the base does not have are run once, alone', async () => {
  const head = { ...product, 'bench/sum.bench.js': "import { sum } from '../src/sum.js'\n" }

  expect(await planned({ 'README.md': '' }, head)).toEqual({ plan: need, files: null })
})

test('what a package brings and what cannot be told beforehand does not keep benchmarks from their turns', async () => {
  const head = { 'bench/sum.bench.js': "import { bench } from 'vitest'\nawait import(process.argv[2])\n" }

  expect(await planned(product, head)).toMatchObject({ plan: { times: 24 } })
})

test('a benchmark that the base has is compared even where its new form takes a module that the base does not have', async () => {
  const before = { 'bench/sum.bench.js': "import { sum } from '../src/sum.js'\n" }
  const head = {
    'src/detour.js': "export * from './sum.js'\n",
    'bench/sum.bench.js': "import { sum } from '../src/detour.js'\n",
  }

  const { plan, files } = await planned({ ...product, ...before }, head)

  expect(plan).toMatchObject({ times: 24 })
  expect(files).toEqual({ ...product, ...before })
})

test('a benchmark that the base has is compared even where its new form takes a name that the base does not have', async () => {
  const before = { 'bench/sum.bench.js': "import { sum } from '../src/sum.js'\n" }
  const head = {
    'src/sum.js': 'export const sum = () => 0\nexport const more = () => 1\n',
    'bench/sum.bench.js': "import { more, sum } from '../src/sum.js'\n",
  }

  const { files } = await planned({ ...product, ...before }, head)

  expect(files).toEqual({ ...product, ...before })
})

test('names that nobody can tell beforehand keep no benchmark from its turns', async () => {
  const before = { 'src/sum.js': 'exports.sum = () => 0\n', 'bench/sum.bench.js': 'before\n' }
  const head = { 'bench/sum.bench.js': "import * as all from '../src/sum.js'\nimport { sum } from '../src/sum.js'\n" }

  const { files } = await planned(before, head)

  expect(files).toEqual({ ...before, ...head })
})

/** The files of the tree on which a second commit is measured with the base's benchmarks; null where it is not. */
async function kept(base: Files, head: Files) {
  const repo = aRepo({ commits: [{ message: 'base', files: base }] })
  const cycleStart = repo.head()
  const tree = repo.commit('head', { files: head })
  const git = await openGit(repo.root)
  const found = await keptTree(git, { cycleStart, base: cycleStart, tree, policy }, 'bench')
  if (found === null) return null
  const entries = await readTree(git, found)
  const texts = await readBlobs(
    git,
    entries.map(({ oid }) => oid),
  )
  return Object.fromEntries(entries.map(({ path, oid }) => [path, String(texts.get(oid))]))
}

const asked = { 'bench/sum.bench.js': "import { sum } from '../src/sum.js'\n" }

test('a benchmark that the head has changed runs on its code as the base has it, too', async () => {
  const slower = { 'src/sum.js': 'export const sum = () => 1\n' }
  const head = {
    ...slower,
    'bench/sum.bench.js': "import { sum } from '../src/sum.js'\nsum.name\n",
    'bench/new.bench.js': '',
  }

  expect(await kept({ ...product, ...asked }, head)).toEqual({ ...slower, ...asked, 'bench/new.bench.js': '' })
})

test('benchmarks that are as they were, that are new, and that the code of the head does not fit any more are not run twice', async () => {
  const other = {
    'src/sum.js': 'export const add = () => 1\n',
    'bench/sum.bench.js': "import { add } from '../src/sum.js'\n",
  }

  expect([
    await kept({ ...product, ...asked }, { 'src/sum.js': 'export const sum = () => 1\n' }),
    await kept(product, asked),
    await kept({ ...product, ...asked }, other),
  ]).toEqual([null, null, null])
})
