import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as gates from '@helix/gates'
import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** Reads a commit's sources as another process of the build does, and remembers them; which ones it had to parse. */
async function parsedBy(build: string, repo: ReturnType<typeof aRepo>, commit: string, ci?: string) {
  vi.resetModules()
  vi.stubEnv('CI', ci)
  vi.stubGlobal('HELIX_BUILD', build)
  const parse = vi.fn<typeof gates.parseOwnFacts>(gates.parseOwnFacts)
  vi.doMock('@helix/gates', () => ({ ...gates, parseOwnFacts: parse }))
  const [git, { treeViewOf }, { keepFacts }] = await Promise.all([
    openGit(repo.root),
    import('./tree-view.ts'),
    import('./kept-facts.ts'),
  ])
  const view = await treeViewOf(git, commit)
  const facts = view.paths.map((path) => view.facts(path))
  keepFacts(git, view)
  vi.doUnmock('@helix/gates')
  return { facts, paths: parse.mock.calls.filter(([, path]) => path.endsWith('.ts')).map(([, path]) => path) }
}

function aProduct() {
  const repo = aRepo()
  const files = { 'a.ts': "import './b'\nexport const a = 1 // TODO", 'b.ts': 'export {}', 'notes.md': '' }
  return { repo, first: repo.commit('feat: one\n', { files }) }
}

test('a source that has not changed is not parsed by the next process, which says the same of it', async () => {
  const { repo, first } = aProduct()
  const one = await parsedBy('x', repo, first)
  expect(one.paths).toEqual(['a.ts', 'b.ts'])
  const two = await parsedBy('x', repo, first)
  expect(two).toEqual({ facts: one.facts, paths: [] })
  const next = repo.commit('feat: two\n', { files: { 'b.ts': 'export const b = 1', 'c.ts': '' } })
  expect((await parsedBy('x', repo, next)).paths).toEqual(['b.ts', 'c.ts'])
})

test('where an import leads is told by the tree that it stands in', async () => {
  const { repo, first } = aProduct()
  await parsedBy('x', repo, first)
  const next = repo.remove('b.ts').commit('feat: two\n', { files: { 'b/index.ts': '' } })
  const { facts, paths } = await parsedBy('x', repo, next)
  expect(paths).toEqual(['b/index.ts'])
  expect(facts[0]?.imports[0]?.target).toBe('b/index.ts')
})

test('another build and CI parse everything', async () => {
  const { repo, first } = aProduct()
  await parsedBy('x', repo, first)
  expect((await parsedBy('y', repo, first)).paths).toEqual(['a.ts', 'b.ts'])
  await parsedBy('x', repo, first)
  expect((await parsedBy('x', repo, first, 'true')).paths).toEqual(['a.ts', 'b.ts'])
})

test('what was edited where it is kept counts for nothing', async () => {
  const { repo, first } = aProduct()
  await parsedBy('x', repo, first)
  const file = join(repo.root, '.git', 'helix', 'remembered', 'facts.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('TODO', 'DONE'))
  const { facts, paths } = await parsedBy('x', repo, first)
  expect(paths).toEqual(['a.ts', 'b.ts'])
  expect(facts[0]?.markers.map(({ text }) => text)).toEqual(['TODO'])
})
