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
