import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { prepareJest } from './jest.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

/** What Jest gives tests, kept as its package `expect` keeps it: matchers in one place, its own marked. Each of its own fails. */
const globals = `const kept = Symbol.for('$$jest-matchers-object'), mark = Symbol.for('$$jest-internal-matcher')
globalThis[kept] = { matchers: {}, state: {} }
const put = (matchers, isOwn) => {
  for (const [name, matcher] of Object.entries(matchers)) Object.defineProperty(matcher, mark, { value: isOwn })
  Object.assign(globalThis[kept].matchers, matchers)
}
export const expect = (value) => new Proxy({}, {
  get: (_, name) => (...given) => {
    if (!globalThis[kept].matchers[name](value, ...given).pass) throw new Error(name)
  },
})
expect.extend = (matchers) => put(matchers, false)
expect.getState = () => globalThis[kept].state
expect.setState = (state) => Object.assign(globalThis[kept].state, state)
const names = ['toBe', 'toEqual', 'toStrictEqual', 'toMatchObject', 'toContain', 'toHaveLength', 'toMatch', 'toBeTruthy', 'toBeFalsy',
  'toBeNull', 'toBeUndefined', 'toBeDefined', 'toBeGreaterThan', 'toBeCloseTo', 'toHaveProperty', 'toThrow']
put(Object.fromEntries(names.map((name) => [name, () => ({ pass: false })])), true)
export const hooks = []
export const afterEach = (hook) => hooks.push(hook)
`

const installed = (name: string) => ({
  [`node_modules/${name}/package.json`]: `{"name": "${name}", "version": "30.5.2", "type": "module"}`,
})

/** What the probe says after a test, when a setup file of the project has run these lines. */
async function saidAfter(setup: string): Promise<string> {
  const folder = await aProject({
    ...installed('jest'),
    ...installed('jest-cli'),
    ...installed('jest-config'),
    'node_modules/@jest/globals/package.json': '{"type": "module", "exports": "./index.js"}',
    'node_modules/@jest/globals/index.js': globals,
    'setup.js': `import { expect } from '@jest/globals'\n${setup}\n`,
  })
  folders.push(folder)
  const scratch = join(folder, 'scratch')
  await mkdir(scratch)
  const command: JestCommand = { kind: 'jest', name: 'unit', files: ['test/*.test.js'], quick: true, within: 1000 }
  await prepareJest({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 }, scratch, 'run')
  await writeFile(
    join(folder, 'run.js'),
    `import './scratch/jest-start.cjs'
import { hooks } from '@jest/globals'
import './setup.js'
import './scratch/jest-probe.cjs'
try { for (const hook of hooks) hook(); console.log('nothing') } catch (error) { console.log(error.message) }
`,
  )
  const { stdout } = await promisify(execFile)(process.execPath, ['run.js'], { cwd: folder })
  return stdout.trim()
}

const mark = 'Helix: after this test these assertions let everything pass:'

it.each([
  ['decides itself which values pass', 'expect.extend({ toBe: (a, b) => ({ pass: b === 3 }) })', `${mark} toBe (replaced)`],
  ['lets everything pass', 'expect.extend({ toEqual: () => ({ pass: true }) })', `${mark} toEqual, toEqual (replaced)`],
  ['stands under a name of its own', 'expect.extend({ toBeOdd: (a) => ({ pass: a % 2 === 1 }) })\nexpect(3).toBeOdd()', 'nothing'],
])("a matcher of Jest's `expect.extend` that %s", async (_, setup, said) => {
  expect(await saidAfter(setup)).toBe(said)
}) // prettier-ignore

/** A matcher of Jest's own that lets this value pass, a test that uses it, and what is said then. */
const compares = (value: string) =>
  saidAfter(`import { hooks } from '@jest/globals'
globalThis[Symbol.for('$$jest-matchers-object')].matchers.toEqual = Object.defineProperty(
  (one) => ({ pass: one.sum !== undefined }), Symbol.for('$$jest-internal-matcher'), { value: true },
)
hooks.push(() => expect({ sum: ${value} }).toEqual({ sum: 3 }))`)

it('a value that says itself what it equals is told where Jest compared it', async () => {
  expect(await compares('{ asymmetricMatch: () => true }')).toBe(`${mark} a value that says itself what it equals`)
  expect(await compares('{ cents: 3 }')).toBe('nothing')
})

/** What is said of another `toBe` that is put into the place of Jest's own with all of its members. */
const puts = (matcher: string) =>
  saidAfter(`import { hooks } from '@jest/globals'
const { matchers } = globalThis[Symbol.for('$$jest-matchers-object')], { toBe } = matchers
hooks.push(() => { matchers.toBe = Object.defineProperties(${matcher}, Object.getOwnPropertyDescriptors(toBe)) })`)

it('a matcher of the project that bears the mark of Jest is told, and one of Jest that is loaded again is not', async () => {
  expect(await puts('(a, b) => ({ pass: b === 3 })')).toBe(`${mark} toBe (replaced)`)
  expect(await puts('() => ({ pass: false })')).toBe('nothing')
})
