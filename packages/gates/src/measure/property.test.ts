import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

it('a property of one case is told from others, and no reporter keeps a failure to itself', async () => {
  const folder = await aProject({
    'test/a.test.js': `import fc, { assert as holds } from 'fast-check'
import { it } from 'vitest'
it('one', () => { fc.assert(fc.property(fc.constant([1, 2]), (all) => all.length === 2)) })
it('one later', async () => { await fc.assert(fc.asyncProperty(fc.constant('a'), async (all) => all === 'a')) })
it('looks away', () => { fc.assert(fc.property(fc.nat(), fc.nat(), () => three.length === 3)) })
it('names what it looks away from', async () => { await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), async (_a, n) => three.length === 3)) })
const three = 'abc'
it('takes a function', () => { fc.assert(fc.property(fc.nat(), Number.isInteger)) })
it('takes all', () => { fc.assert(fc.property(fc.nat(), (...all) => all.length === 1)) })
it('takes some of it', () => { fc.assert(fc.property(fc.nat(), fc.record({ n: fc.nat() }), (_a, { n }) => n >= 0)) })
it('takes it by a function', () => { fc.assert(fc.property(fc.nat(), function check(n) { return [1].every(() => n >= 0) })) })
it('two', () => { holds(fc.property(fc.boolean(), (one) => typeof one === 'boolean')) })
it('unknown inside', async () => { await fc.assert(fc.asyncProperty(fc.scheduler(), async (s) => { await s.waitAll() })) })
it('emptied', () => { fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), (all) => { all.length = 0 })) })
it('kept to itself', () => { fc.assert(fc.property(fc.nat(), (n) => n < 5), { reporter: () => {} }) })
`,
  })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { findings, tests, properties } = readRun(raw, folder)
  expect(findings).toEqual([])
  expect(tests.filter(({ state }) => state !== 'passed').map(({ name }) => name)).toEqual(['kept to itself'])
  expect(properties?.map(({ test }) => test.split(' > ')[1]).toSorted()).toEqual([
    'emptied',
    'kept to itself',
    'looks away',
    'names what it looks away from',
    'one',
    'one later',
    'takes a function',
    'takes all',
    'takes it by a function',
    'takes some of it',
    'two',
    'unknown inside',
  ])
  const constant = properties?.flatMap((one) => (one.constant ? [one.test] : [])) ?? []
  expect(constant.toSorted()).toEqual([
    'test/a.test.js > looks away',
    'test/a.test.js > names what it looks away from',
    'test/a.test.js > one',
    'test/a.test.js > one later',
  ])
})

it('cases in which a body asserts nothing are told, where it asserts in a way that is counted', async () => {
  const folder = await aProject({
    'test/a.test.js': `import fc from 'fast-check'
import { expect, it } from 'vitest'
it('leaves', () => { fc.assert(fc.property(fc.nat(), (a) => { if (a !== -1) return; expect(a).toBe(3) })) })
it('leaves sometimes', () => { fc.assert(fc.property(fc.integer(), (a) => { if (a < 0) return; expect(a).toBeGreaterThan(-1) })) })
it('comes to it', () => { fc.assert(fc.property(fc.nat(), (a) => { expect(a).toBe(a + 0) })) })
it('answers', () => { fc.assert(fc.property(fc.nat(), (a) => a >= 0)) })
`,
  })
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { tests, properties } = readRun(raw, folder)
  expect(tests.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed', 'passed'])
  const idle = properties?.flatMap(({ test, idle: cases }) => (cases === undefined ? [] : [[test, cases]]))
  expect(Object.fromEntries(idle ?? [])).toEqual({
    'test/a.test.js > leaves': 100,
    'test/a.test.js > leaves sometimes': expect.any(Number),
  })
})
