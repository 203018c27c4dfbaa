import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** How a test that is wrong ends with a setup file of these lines, and what is found. */
async function withSetup(setup: string) {
  const command = aVitestCommand({ files: ['test/add.test.js'] })
  const folder = await aProject({
    'vitest.config.js': `export default { test: { setupFiles: ['./setup.js'] } }\n`,
    'setup.js': `import { beforeEach, expect, vi } from 'vitest'\n${setup}\n`,
    'test/add.test.js': `import { expect, it } from 'vitest'\nit('adds', () => { expect(1 - 2).toBe(3) })\n`,
  })
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { findings, tests } = readRun(raw, folder)
  return [...findings.map(({ code }) => code), ...tests.map(({ state }) => state)]
}

/** Where Helix's own setup files lie, as whoever looks for it finds it; and a matcher that lets one value pass in the project's tests. */
const found = `const own = globalThis.__vitest_worker__.config.setupFiles
const at = (name) => own.at(-1).replace(/[^/]*$/, name + '.mjs')`
const lets = `expect.extend({ toBe: (a, b) => ({ pass: a === b || b === 3, message: () => '' }) })`

it.each([
  ['the last one', `vi.doMock(at('matcher-setup'), () => ({}))`],
  ['what it asks with', `vi.doMock(at('matcher-probe'), () => ({ tryAfterEach() {}, isTried: () => true }))`],
  ['what notes who replaces', `vi.doMock(at('assertion-guard'), () => ({ noteOf() {}, replacedNames: () => [], noteDecider() {} }))`],
])("a setup file that mocks Helix's own, %s, shows in every test", async (_, mocks) => {
  expect(await withSetup(`${found}\n${mocks}\n${lets}`)).toEqual(['RUN-CANARY', 'passed'])
}) // prettier-ignore

it.each([
  ['mocks a file of its own', `vi.doMock('./other.js', () => ({ other: 1 }))`, 'failed'],
  ['fails before each test', `beforeEach(() => { throw new Error('no port') })`, 'failed'],
])('one that %s is as it is', async (_, setup, state) => {
  expect(await withSetup(setup)).toEqual([state])
})
