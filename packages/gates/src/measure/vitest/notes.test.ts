import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../../run/read-run.ts'
import { measureCommand } from '../measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from '../testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const test = `import { expect, it, onTestFinished } from 'vitest'
it('adds to its notes', ({ task }) => { onTestFinished(() => { task.meta.helixAssertions = 5 }) })
it('defines them anew', ({ task }) => { onTestFinished(() => { Object.defineProperty(task.meta, 'helixAssertions', { value: 5 }) }) })
it('takes them away', ({ task }) => { onTestFinished(() => { delete task.meta.helixAssertions }) })
it('has others', ({ task }) => { onTestFinished(() => { task.meta = {} }) })
it('keeps some of its own', ({ task }) => { task.meta.own = 1; expect(task.meta.own).toBe(1) })
it('runs twice', { repeats: 1 }, () => { expect(1).toBe(1) })
`

it('what Helix notes of a test is not the test’s to change', async () => {
  const folder = await aProject({ 'test/a.test.ts': test })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { tests } = readRun(raw, folder)
  expect(Object.fromEntries(tests.map(({ name, assertions }) => [name, assertions]))).toEqual({
    'adds to its notes': 0,
    'defines them anew': 0,
    'takes them away': 0,
    'has others': 0,
    'keeps some of its own': 1,
    'runs twice': expect.any(Number),
  })
  expect(
    tests
      .filter(({ state }) => state === 'passed')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['keeps some of its own', 'runs twice'])
})
