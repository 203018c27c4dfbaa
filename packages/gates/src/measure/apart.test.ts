import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArgvCommand } from '@helix/core'
import { type Cell, giveTo, probeSandbox } from '@helix/process'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const here = await probeSandbox()
/** Empty where there is none: then what is tried in one is not run. */
const sandboxes = here.kind === 'namespaces' ? [here] : []
const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function aFolder(files: Record<string, string>): Promise<string> {
  const folder = await aProject(files)
  folders.push(folder)
  return folder
}

const anArgvCommand = (...run: string[]): ArgvCommand => ({
  kind: 'argv', name: 'unit', run, report: 'junit', quick: true, within: 60_000,
}) // prettier-ignore

it.each(sandboxes)('Vitest finds linked packages in a sandbox, and leaves its report', async (sandbox) => {
  const folder = await aFolder({
    'src/one.ts': 'export const one = 1\n',
    'test/a.test.ts':
      "import { expect, it } from 'vitest'\nimport { one } from '../src/one.ts'\nit('is one', () => { expect(one).toBe(1) })\n",
  })
  if (sandbox.owner !== null) await giveTo(sandbox.owner, folder)
  const box = { writable: [folder], readable: [modules], home: folder, temporary: folder, network: 'none' } as const
  const within: Cell = { sandbox, box }
  const command = aVitestCommand({ files: ['test/**'], coverage: ['src/**'] })
  const raw = await measureCommand({
    command,
    policy: aPolicyWith(command),
    folder,
    purpose: 'coverage',
    seed: 7,
    within,
  })
  const run = readRun(raw, folder)
  expect(run).toMatchObject({ findings: [], tests: [{ name: 'is one', state: 'passed' }] })
  expect(run.coverage?.map(({ file }) => file)).toEqual(['src/one.ts'])
})

it('a report that is a link to a file of the user is none', async () => {
  const secret = join(await aFolder({}), 'secret.xml')
  await writeFile(secret, '<testsuites><testcase name="t"/></testsuites>')
  const folder = await aFolder({})
  const command = anArgvCommand('ln', '-s', secret, '{report}')
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 })
  expect(raw.reports).toEqual([{ format: 'junit', bytes: null }])
  const honest = anArgvCommand('cp', secret, '{report}')
  const read = await measureCommand({ command: honest, policy: aPolicyWith(honest), folder, purpose: 'tests', seed: 1 })
  expect(readRun(read, folder).tests).toMatchObject([{ name: 't', state: 'passed' }])
})
