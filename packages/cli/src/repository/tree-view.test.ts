import { openGit } from '@helix/git'
import { aRepo } from '@helix/testkit'
import { expect, it } from 'vitest'
import { treeViewOf } from './tree-view.ts'

it('a tree tells imports by its own configuration, also in languages of which nothing else is read', async () => {
  const repo = aRepo()
  const files = {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, }',
    'src/a.ts': '',
    'src/b.ts': "import '@/a'",
    'src/C.vue': "<script>import '@/a'</script>",
    'go.mod': 'module example.com/shop\n',
    'store/store.go': 'package store\n',
    'main.go': 'package main\n\nimport "example.com/shop/store"\n',
    'notes.md': "import '@/a'",
  }
  const commit = repo.commit('feat: a shop\n', { files })
  const view = await treeViewOf(await openGit(repo.root), commit)
  const targets = (path: string) => view.imports(path)?.imports.map(({ target }) => target)
  expect(['src/b.ts', 'src/C.vue', 'main.go', 'notes.md', 'gone.go'].map(targets)).toEqual([
    ['src/a.ts'],
    ['src/a.ts'],
    ['store/store.go'],
    undefined,
    undefined,
  ])
  expect(view.imports('main.go')).toBe(view.imports('main.go'))
  expect(view.facts('main.go')).toBeUndefined()
})

it('a source that is no UTF-8 hides nothing of itself', async () => {
  const repo = aRepo()
  const text = Buffer.concat([Buffer.from('// caf'), Uint8Array.of(0xe9), Buffer.from("\nimport './b.js'\n")])
  const commit = repo.commit('feat: a shop\n', { files: { 'src/a.js': text, 'src/b.js': '' } })
  const view = await treeViewOf(await openGit(repo.root), commit)
  expect(view.facts('src/a.js')?.imports.map(({ target }) => target)).toEqual(['src/b.js'])
  expect(view.text('src/a.js')).toBe("// caf\uFFFD\nimport './b.js'\n")
})

it('what two trees read alike is read once; another text, path or configuration is read anew', async () => {
  const repo = aRepo()
  const files = { 'src/a.ts': '', 'src/b.ts': "import '@/a'", 'tsconfig.json': '{}', 'notes.md': 'one' }
  const first = repo.commit('feat: one\n', { files })
  const again = repo.commit('docs: two\n', { files: { 'notes.md': 'two', 'src/a.ts': 'export {}' } })
  const named = repo.commit('build: three\n', {
    files: { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' },
  })
  const more = repo.commit('feat: four\n', { files: { 'src/c.ts': '' } })
  const git = await openGit(repo.root)
  const [one, two, three, four] = await Promise.all(
    [first, again, named, more].map((commit) => treeViewOf(git, commit)),
  )
  expect(two?.facts('src/b.ts')).toBe(one?.facts('src/b.ts'))
  expect(two?.facts('src/a.ts')).not.toBe(one?.facts('src/a.ts'))
  const targets = [one, two, three, four].map((view) => view?.imports('src/b.ts')?.imports[0]?.target)
  expect(targets).toEqual([null, null, 'src/a.ts', 'src/a.ts'])
  expect(four?.facts('src/b.ts')).not.toBe(three?.facts('src/b.ts'))
})

it('a tree that is not there does not keep the next one from being read', async () => {
  const repo = aRepo()
  const commit = repo.commit('feat: a shop\n', { files: { 'a.md': 'one' } })
  const git = await openGit(repo.root)
  const [gone, there] = await Promise.allSettled([treeViewOf(git, '0'.repeat(40)), treeViewOf(git, commit)])
  expect(gone.status).toBe('rejected')
  expect(there.status === 'fulfilled' && there.value.text('a.md')).toBe('one')
})
