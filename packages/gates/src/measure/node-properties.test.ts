import { rm } from 'node:fs/promises'
import type { NodeCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: NodeCommand = { kind: 'node', name: 'unit', files: ['test/**'], quick: true, within: 60_000 }

it('properties of fast-check are counted beside node:test, whatever seed, path or reporter a test names', async () => {
  const folder = await aProject({
    'test/a.test.mjs': `import assert from 'node:assert'
import { describe, test } from 'node:test'
import fc, { assert as holds } from 'fast-check'
describe('a cart', () => {
  test('adds up', () => { fc.assert(fc.property(fc.nat(), fc.nat(), (a, b) => { assert.equal(a + b, b + a) })) })
})
test('tries one', () => { holds(fc.property(fc.nat(), (a) => a >= 0), { numRuns: 1 }) })
test('knows one', () => { fc.assert(fc.property(fc.constant(7), (a) => a === 7)) })
test('waits', async () => { await fc.assert(fc.asyncProperty(fc.boolean(), async (a) => typeof a === 'boolean')) })
test('is kept to itself', () => { fc.assert(fc.property(fc.nat(), (n) => n < 5), { reporter: () => {} }) })
test('is none', () => { assert.ok(true) })
`,
    'test/c.test.mjs': `import { test } from 'node:test'
import fc from 'fast-check'
fc.assert(fc.property(fc.nat(), (a) => a >= 0))
test('comes after one', () => {})
`,
    'test/b.test.cjs': `const { test } = require('node:test')
const fc = require('fast-check')
test('is required', () => { fc.assert(fc.property(fc.string(), (a) => a.length >= 0)) })
`,
  })
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { findings, tests, properties } = readRun(raw, folder)
  expect(findings).toEqual([])
  expect(tests.filter(({ state }) => state !== 'passed').map(({ name }) => name)).toEqual(['is kept to itself'])
  expect(tests.find(({ name }) => name === 'tries one')).toMatchObject({ assertions: 1 })
  expect(tests.find(({ name }) => name === 'comes after one')).toMatchObject({ assertions: 0 })
  const told = (properties ?? []).map(({ test, file, ...counts }) => [test.replace(`${file} > `, ''), counts])
  expect(Object.fromEntries(told)).toEqual({
    'a cart > adds up': { runs: 100, skips: 0, failed: false },
    'tries one': { runs: 1, skips: 0, failed: false, constant: true },
    'knows one': { runs: 100, skips: 0, failed: false, constant: true },
    waits: { runs: 100, skips: 0, failed: false },
    'is kept to itself': { runs: expect.any(Number), skips: 0, failed: true },
    'is required': { runs: 100, skips: 0, failed: false },
  })
})

it('cases in which a body asserts nothing are told, where it asserts in a way that is counted', async () => {
  const folder = await aProject({
    'test/a.test.mjs': `import assert from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
const check = (a) => { if (!(a >= 0)) throw new Error('below') }
test('leaves', () => { fc.assert(fc.property(fc.nat(), (a) => { if (a !== -1) return; assert.equal(a, 3) })) })
test('leaves later', async () => { await fc.assert(fc.asyncProperty(fc.nat(), async (a) => { if (a !== -1) return; assert.equal(a, 3) })) })
test('comes to it', () => { fc.assert(fc.property(fc.nat(), (a) => { assert.equal(a, a + 0) })) })
test('answers', () => { fc.assert(fc.property(fc.nat(), (a) => a >= 0)) })
test('checks', () => { fc.assert(fc.property(fc.nat(), (a) => { check(a) })) })
test('is silent', () => { fc.assert(fc.property(fc.nat(), (a) => { if (a < 0) assert(a) })) })
`,
  })
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const idle = readRun(raw, folder).properties?.flatMap(({ test, idle: cases }) =>
    cases === undefined ? [] : [[test, cases]],
  )
  expect(Object.fromEntries(idle ?? [])).toEqual({
    'test/a.test.mjs > leaves': 100,
    'test/a.test.mjs > leaves later': 100,
  })
})
