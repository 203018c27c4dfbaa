import { expect, test, vi } from 'vitest'
import { openHere } from '../../repository/open.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
import { testIo } from '../../testing/test-io.ts'
import { aProduct, playbook } from '../../testing/product.ts'
import { briefFacts } from './brief-facts.ts'
import { repoFiles } from './repo-files.ts'

const files = {
  'src/total.js':
    "import { add } from './add.js'\nexport const total = (a) => a.reduce(add, 0)\nexport const none = 0\n",
  'src/page.js':
    "import { total } from './total.js'\nimport { add } from './add.js'\nexport default () => add(total([]), 1)\n",
  '.helix/models.json': '{}\n',
}

test('files are known by what they export, who imports them, and whether a finding is about them', async () => {
  const here = await openHere(testIo({ cwd: aProduct({ at: 'BUILD', files }).root }))
  const where = { path: 'src/total.js' }
  const found = await repoFiles(here, [{ severity: 'error', code: 'X', message: 'x', where }])
  const byPath = new Map(found.map((file) => [file.path, file]))
  expect(byPath.get('src/total.js')).toMatchObject({
    exports: ['total', 'none'],
    importers: 1,
    isNamed: true,
    isOpen: true,
  })
  expect(byPath.get('src/add.js')).toMatchObject({ importers: 3, isNamed: false, isNear: true })
  expect(byPath.get('src/page.js')).toMatchObject({ importers: 0, isNear: true })
  expect(byPath.get('e2e/sum.test.js')).toMatchObject({ isOpen: false, isNear: false })
  expect([...byPath.keys()].filter((path) => path.startsWith('.helix/'))).toEqual([])
})

test('an agent is shown the repository and what was done last; a person is not', async () => {
  const here = await openHere(testIo({ cwd: aProduct({ at: 'BUILD', files }).root }))
  const shown = await briefFacts(here, [], 'tools')
  expect(shown.map).toContain('src/total.js: total none')
  expect(shown.done?.slice(0, 2)).toEqual(['STEP[2/4] chore: finish E2E_RED', 'STEP[2/4] test: sum lists'])
  const { map: _, ...unmapped } = shown
  expect(await briefFacts(here, [], 'file')).toEqual({ ...unmapped, handIn: 'file' })
  expect(await briefFacts(here, [], 'commands')).not.toHaveProperty('map')
})

test('what a step holds out from whoever builds is not on the map either', async () => {
  const held = playbook.replace('{id: BUILD,', '{id: BUILD, held-out: [e2e],')
  const here = await openHere(testIo({ cwd: aProduct({ at: 'BUILD', playbook: held }).root }))
  const paths = (await repoFiles(here, [])).map(({ path }) => path)
  expect([paths.includes('src/add.js'), paths.filter((path) => path.startsWith('e2e/'))]).toEqual([true, []])
})

test('of a large tree no more sources are parsed than a bound: what findings are about and its imports, then what has changed', async () => {
  const others = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`src/a${at}.js`, 'export const a = 1\n']))
  const here = await openHere(testIo({ cwd: aProduct({ at: 'BUILD', files: { ...files, ...others } }).root }))
  const facts = vi.spyOn(await treeViewOf(here.git, here.head), 'facts')
  const where = { path: 'src/total.js' }
  const found = await repoFiles(here, [{ severity: 'error', code: 'X', message: 'x', where }], 3)
  const parsed = facts.mock.results.flatMap(({ value }, at) =>
    value === undefined ? [] : (facts.mock.calls[at] ?? []),
  )
  expect([...new Set(parsed)]).toEqual(['src/total.js', 'src/add.js', 'e2e/sum.test.js'])
  const known = found.filter(({ exports, isNear }) => exports.length > 0 || isNear)
  expect(known.map(({ path }) => path)).toEqual(['src/add.js', 'src/total.js'])
  // What is not parsed is on the map all the same, and counted.
  expect(found.filter(({ path }) => path in others)).toHaveLength(20)
})
