import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../../run/read-run.ts'
import { measureCommand } from '../measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from '../testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Runs in the process that writes the report: what fails is told as if it had passed, all but Helix's own test. */
const lies = `const told = JSON.stringify
JSON.stringify = (value, ...how) => {
  const isReport = Array.isArray(value?.tests)
  return told(isReport ? { ...value, tests: value.tests.map((one) => told(one).includes('"fails"') ? { ...one, state: 'passed' } : one) } : value, ...how)
}
export default { plugins: [] }
`
const test = `import { expect, it } from 'vitest'\nit('fails', () => { expect(1).toBe(2) })\n`

async function told(files: Record<string, string>) {
  const folder = await aProject({ 'test/a.test.ts': test, ...files })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  return readRun(raw, folder).tests.map(({ name, state }) => `${name} ${state}`)
}

it('a file that Vite would look for and run by itself is not run', async () => {
  expect(await told({ 'postcss.config.mjs': lies })).toEqual(['fails failed'])
})

it('one that the configuration names is run, for who names it changes the rules', async () => {
  const named = `export default { css: { postcss: './styles' } }`
  expect(await told({ 'vitest.config.mjs': named, 'styles/postcss.config.mjs': lies })).not.toEqual(['fails failed'])
})
