import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function run(files: Record<string, string>) {
  const folder = await aProject(files)
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  return readRun(raw, folder)
}

const fails = `it('fails', () => { expect(1).toBe(2) })\n`

it('neither a test nor a program that it starts can say anything in the place of the runner', async () => {
  const says = `import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
it('holds nothing of the runner’s', () => {
  expect(spawnSync('sh', ['-c', 'echo {} >&3 || echo {} >/proc/' + process.ppid + '/fd/3']).status).not.toBe(0)
})
${fails}`
  const { valid, tests } = await run({ 'test/a.test.ts': says })
  expect({ valid, states: tests.map(({ name, state }) => `${name} ${state}`).toSorted() }).toEqual({
    valid: true,
    states: ['fails failed', 'holds nothing of the runner’s passed'],
  })
})

it('what a second one says beside the runner’s report spoils it', async () => {
  const config = `import { writeSync } from 'node:fs'
process.on('exit', () => writeSync(3, '{"helix":1}'))
export default {}
`
  const test = `import { expect, it } from 'vitest'\n${fails}`
  const { valid, findings } = await run({ 'test/a.test.ts': test, 'vitest.config.mjs': config })
  expect({ valid, codes: findings.map(({ code }) => code) }).toEqual({ valid: false, codes: ['REPORT-TRUNCATED'] })
})
