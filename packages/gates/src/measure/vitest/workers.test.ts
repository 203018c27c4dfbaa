import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { afterEach, expect, it } from 'vitest'
import { requiredPackage } from '../installed.ts'
import { aProject } from '../testing/project.ts'

interface Config {
  test: { maxWorkers?: number }
}
type HelixConfig = (settings: object) => Promise<Config>
const { helixConfig }: { helixConfig: HelixConfig } = await import(
  new URL('../assets/vitest-config.mjs', import.meta.url).href
)

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** How many files Vitest may run at once; `undefined` leaves it to who starts Vitest. */
async function workersOf(own: string | null, canary?: string): Promise<number | undefined> {
  const folder = await aProject(own === null ? {} : { 'vitest.config.mjs': own })
  folders.push(folder)
  const { test } = await helixConfig({
    vite: requiredPackage(requiredPackage(folder, 'vitest'), 'vite'),
    root: folder,
    configFile: own === null ? null : 'vitest.config.mjs',
    files: ['test/**'],
    forced: {},
    canary,
  })
  return test.maxWorkers
}

it('gives every processor to the files of a run of tests', async () => {
  expect(await workersOf(null, 'canary.mjs')).toBe(availableParallelism())
})

it('keeps the number that the project says', async () => {
  expect(await workersOf('export default { test: { maxWorkers: 1 } }', 'canary.mjs')).toBe(1)
})

it('leaves the number to Stryker, and to benchmarks', async () => {
  expect(await workersOf(null)).toBeUndefined()
})
