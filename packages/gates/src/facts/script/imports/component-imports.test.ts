import { expect, it } from 'vitest'
import { realTree } from '../../../decide/testing/real-tree.ts'

const edges = (path: string, text: string): unknown[] =>
  (realTree({ 'src/a.ts': '', 'src/b.ts': '', [path]: text }).imports(path)?.imports ?? []).map(({ line, target }) => [
    line,
    target,
  ])

it.each([
  ['src/One.vue', '<template><p>{{ a }}</p></template>\n<script setup lang="ts">\nimport { a } from "./a"\nconst x: number = a\n</script>', [[3, 'src/a.ts']]],
  ['src/One.vue', "<script>import './a'</script>\n<script setup>\nimport './b'\n</script>\n<style>@import './c.css'</style>", [[1, 'src/a.ts'], [3, 'src/b.ts']]],
  ['src/One.vue', "<script src='./a.ts'></script>", [[1, 'src/a.ts']]],
  ['src/One.svelte', '<script lang=ts generics="T extends Map<string, number>">\nimport type { A } from "./a"\n</script>', [[2, 'src/a.ts']]],
  ['src/One.astro', '---\n\nimport { a } from "./a"\nconst x = <p>{a}</p>\n---\n<p>{a}</p>\n<script>\nimport "./b"\n</script>', [[3, 'src/a.ts'], [8, 'src/b.ts']]],
  ['src/One.svelte', '<p>import "./a"</p>', []],
  ['src/One.md', '<script>import "./a"</script>', []],
])('%s: %j imports %j', (path, text, imports) => {
  expect(edges(path, text)).toEqual(imports)
}) // prettier-ignore

it('a component whose script cannot be parsed says so', () => {
  const tree = realTree({ 'src/One.vue': '<script>import {</script>' })
  expect(tree.imports('src/One.vue')?.problem).toMatch(/line 1|xpected/)
})
