import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { Command } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const inVitest = `import { expect, it } from 'vitest'
import { isPositive } from './helper.ts'
interface Box {
  n: number
}

/* Nothing of this
   is left of it when it runs. */
const never: boolean = process.env.NEVER === '1'
it('comes to some', async () => {
  const box: Box = { n: 3 }
  expect(box.n).toBe(3)
  if (never) expect(box.n).toBe(4); expect.soft(box).toEqual({ n: 3 })
  await expect(Promise.resolve(box.n)).resolves.toBe(3)
  for (const one of [1, 2, 3]) expect(one).toBeGreaterThan(0)
  isPositive(box.n)
})
it('is handed its own', ({ expect }) => {
  expect(1).toBe(1)
})
it('is short', () => { if (never) expect(1).toBe(1) })
`
const helper = `import { expect } from 'vitest'\nexport const isPositive = (n: number) => { expect(n).toBeGreaterThan(0) }\n`
const inNode = `import assert from 'node:assert'
import { test } from 'node:test'
const never: boolean = process.env.NEVER === '1'
test('comes to some', async (t) => {
  if (never) assert.equal(1, 2); assert.ok(1)
  await assert.rejects(Promise.reject(new Error('x')))
  for (const one of [1, 2]) assert.equal(one, one)
  t.assert.strictEqual(1, 1)
})
test('comes to none', () => {})
`
const inPython = `def test_comes_to_some():
    é = 3; assert é
    if é == 4: assert é == 5
    for n in [1, 2]:
        assert n
    assert (
        é == 3
    )
`

async function placesIn(kind: 'vitest' | 'node' | 'pytest', files: Record<string, string>) {
  const folder = await aProject(files)
  folders.push(folder)
  const command = { kind, name: 'unit', quick: true, within: 60_000, files: ['test/*test*'] } as Command
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { tests } = readRun(raw, folder)
  return Object.fromEntries(tests.map(({ name, places, assertions }) => [name, { places, assertions }]))
}

it('Vitest tells by lines and columns of the source which assertions of a file a test came to', async () => {
  expect(await placesIn('vitest', { 'test/a.test.ts': inVitest, 'test/helper.ts': helper })).toEqual({
    'comes to some': { places: [[12, 3], [13, 44], [14, 9], [15, 32], [16, 3]], assertions: 5 },
    'is handed its own': { places: [[19, 3]], assertions: 1 },
    'is short': { places: [], assertions: 0 },
  }) // prettier-ignore
})

it('node:test tells it, too', async () => {
  expect(await placesIn('node', { 'test/a.test.mts': inNode })).toEqual({
    'comes to some': { places: [[5, 41], [6, 16], [7, 36], [8, 12]], assertions: 4 },
    'comes to none': { places: [], assertions: 0 },
  }) // prettier-ignore
})

it.each([
  `t.diagnostic(said)`,
  `t.after(() => t.diagnostic(said))`,
  `t.after(() => t.diagnostic({ toString: () => said }))`,
  `t.after(() => Object.getPrototypeOf(t).diagnostic.call(t, said))`,
  `t.after(early)`,
])('what a test of node:test says of itself in the words of Helix counts for nothing: %s', async (says) => {
  const forging = `import assert from 'node:assert'
import { before, test } from 'node:test'
const said = 'helix: places [[1,1],[6,27]]'
const tried = 'helix: properties [{"test":"says so","file":"test/a.test.mts","runs":500,"skips":0,"failed":false}]'
let early = () => {}
before((t) => { const own = t?.diagnostic; if (own) early = () => own.call(t, said) })
test('says so', (t) => {
  if (process.env.NEVER) assert.equal(1, 2)
  assert.ok(1);
  ${says};
  t.after(() => t.diagnostic(tried))
  t.diagnostic('of its own')
})
`
  const folder = await aProject({ 'test/a.test.mts': forging })
  folders.push(folder)
  const command: Command = { kind: 'node', name: 'unit', quick: true, within: 60_000, files: ['test/*test*'] }
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { tests, properties } = readRun(raw, folder)
  expect(tests.map(({ state, places, assertions }) => ({ state, places, assertions }))).toEqual([
    { state: 'passed', places: [[9, 10]], assertions: 1 },
  ])
  expect(properties).toEqual([])
})

/** Without pytest a run proves nothing, and there is nothing to ask. */
const installed = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0 ? ['pytest'] : []

it.each(installed)('%s tells it of what held, columns counted in characters', async () => {
  const told = await placesIn('pytest', { 'test/test_a.py': inPython })
  const columns = told['test_comes_to_some']?.places?.map(([, column]) => column)
  expect(told['test_comes_to_some']?.places?.map(([line]) => line)).toEqual([2, 5, 6])
  // Older releases of Python know no columns.
  expect([[12, 9, 5], [0, 0, 0]]).toContainEqual(columns) // prettier-ignore
})
