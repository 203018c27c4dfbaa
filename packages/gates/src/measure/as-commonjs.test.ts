import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { asCommonjs } from './as-commonjs.ts'
import { placeAsCommonjs } from './assets.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'helix-commonjs-'))
  folders.push(folder)
  return folder
}

it('what a module exports and imports is the same for those who require it', async () => {
  const folder = await aFolder()
  await writeFile(
    join(folder, 'two.cjs'),
    asCommonjs(`import { join } from 'node:path'\nimport util from 'node:util'\n\nexport const two = join('a', 'b')
export async function later() {\n  return util.inspect(new Kept())\n}\nexport class Kept {\n  held = 2\n}\n`),
  )
  await writeFile(
    join(folder, 'one.cjs'),
    asCommonjs(
      `import {\n  Kept,\n  two,\n} from './two.mjs'\nexport function one() {\n  return [new Kept().held, two]\n}\n`,
    ),
  )
  const load = createRequire(join(folder, 'any.js'))
  expect(load('./one.cjs').one()).toEqual([2, join('a', 'b')])
  expect(await load('./two.cjs').later()).toBe('Kept { held: 2 }')
})

it('nobody puts something else in the place of what a module exports', async () => {
  const folder = await aFolder()
  await writeFile(join(folder, 'one.cjs'), asCommonjs('export const one = 1\n'))
  const held: { one: number } = createRequire(join(folder, 'any.js'))('./one.cjs')
  expect(() => {
    held.one = 2
  }).toThrow(TypeError)
  expect(held.one).toBe(1)
})

it.each(['assertion-guard', 'matcher-probe', 'assertion-places', 'jest-counter'])(
  '%s, which Jest loads, says the same either way',
  async (name) => {
    const folder = await aFolder()
    await placeAsCommonjs(['guard', 'matchers', 'places', 'jestCounter'], folder)
    const module: object = await import(new URL(`assets/${name}.mjs`, import.meta.url).href)
    const required: object = createRequire(join(folder, 'any.js'))(`./${name}.cjs`)
    expect(Object.keys(required).toSorted()).toEqual(Object.keys(module).toSorted())
    expect(Object.keys(required)).not.toEqual([])
  },
)
