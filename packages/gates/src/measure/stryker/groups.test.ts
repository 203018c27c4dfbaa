import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../../run/read-run.ts'
import { measureCommand } from '../measure-command.ts'
import { aPolicyWith, aProject, aStrykerCommand, aVitestCommand } from '../testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** Six tests of a file, of which one calls the product. */
async function ran(body: string) {
  const folder = await aProject({
    'src/share.ts': 'export const share = (total: number) => total / 2\n',
    'test/unit.test.ts': `import { expect, it } from 'vitest'
import { share } from '../src/share.ts'
it('shares', ({ task }) => { ${body}; expect(share(4)).toBe(2) })
for (const name of 'abcdef') it(name, ({ task }) => { ${body}; expect(name).toHaveLength(1) })
`,
  })
  folders.push(folder)
  const [unit, command] = [aVitestCommand({ files: ['test/**'] }), aStrykerCommand()]
  const policy = aPolicyWith(unit, command)
  return readRun(await measureCommand({ command, policy, folder, purpose: 'mutation', seed: 1 }), folder)
}

it('a test that asks which others run beside it is told by mutants that change nothing', async () => {
  const { findings } = await ran(`expect(task.file.tasks.every(({ mode }) => mode === 'run')).toBe(true)`)
  expect(findings).toMatchObject([{ code: 'RUN-CANARY' }])
}, 240_000)

it('one that looks at itself is not', async () => {
  const { findings, mutants } = await ran(`expect(task.mode).toBe('run')`)
  expect({ findings, fates: mutants?.map(({ status }) => status) }).toEqual({
    findings: [],
    fates: ['Killed', 'Killed'],
  })
}, 240_000)
