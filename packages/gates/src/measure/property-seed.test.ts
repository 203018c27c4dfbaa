import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

// The cases of seed 42 leave out 11, those of Helix's seed do not.
it('a test does not choose the cases on which its property holds; what holds for all may name some', async () => {
  const folder = await aProject({
    'test/a.test.js': `import fc from 'fast-check'
import { it } from 'vitest'
const lucky = fc.property(fc.integer({ min: 0, max: 99 }), (n) => n !== 11)
const true_ = fc.property(fc.integer({ min: 0, max: 99 }), (n) => n < 100)
it('lucky by its seed', () => { fc.assert(lucky, { seed: 42 }) })
it('lucky by its path', () => { fc.assert(lucky, { seed: 42, path: '0' }) })
it('lucky with a reporter', () => { fc.assert(lucky, { seed: 42, reporter: () => {} }) })
it('lucky for all', () => { fc.configureGlobal({ seed: 42 }); fc.assert(lucky); fc.resetConfigureGlobal() })
it('true', () => { fc.assert(true_, { seed: 42 }) })
it('true at a counterexample of once', () => { fc.assert(true_, { seed: 42, path: '3:1', endOnFailure: true }) })
`,
  })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { findings, tests, properties } = readRun(raw, folder)
  expect(findings).toEqual([])
  const inState = (state: string) =>
    tests
      .filter((one) => one.state === state)
      .map(({ name }) => name)
      .toSorted()
  expect(inState('passed')).toEqual(['true', 'true at a counterexample of once'])
  expect(inState('failed')).toEqual([
    'lucky by its path',
    'lucky by its seed',
    'lucky for all',
    'lucky with a reporter',
  ])
  expect(properties?.filter(({ failed }) => !failed).map(({ runs }) => runs)).toEqual([100, 100])
})
