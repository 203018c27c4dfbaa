import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { loadsModules } from './jest-modules.ts'
import { aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const test = 'test/a.test.js'
const module = '"type": "module"'

it.each([
  ['a script that says so', { 'package.json': `{"scripts": {"test": "NODE_OPTIONS=--experimental-vm-modules jest"}}` }, [test], true],
  ['an option of npm that says so', { 'package.json': '{}', '.npmrc': 'node-options=--experimental-vm-modules' }, [test], true],
  ['extensions of modules', { 'package.json': '{}', 'jest.config.js': `module.exports = {extensionsToTreatAsEsm: ['.ts'], transform: {'ts': 'ts-jest'}}` }, [test], true],
  ['nothing transformed', { 'package.json': '{}', 'jest.config.cjs': 'module.exports = {transform: {}}' }, [test], true],
  ['a module that says nothing else', { 'package.json': `{${module}}` }, [test], true],
  ['a test that is a module', { 'package.json': '{}' }, ['test/a.test.mjs'], true],
  ['packages', { 'package.json': '{}', 'packages/a/package.json': `{${module}}` }, [test], false],
  ['a transformation', { 'package.json': `{${module}}`, 'jest.config.js': `export default {transform: {'ts': ['ts-jest']}}` }, [test], false],
  ['a preset', { 'package.json': `{${module}, "jest": {"preset": "ts-jest"}}` }, [test], false],
  ['settings of Babel', { 'package.json': `{${module}}`, 'babel.config.json': '{}' }, [test], false],
  ['CommonJS', { 'package.json': '{"scripts": {"test": "jest"}}' }, [test], false],
])('a project with %s is started as it starts Jest', async (_, files, tests, expected) => {
  const folder = await aProject(files)
  folders.push(folder)
  expect(await loadsModules(folder, tests)).toBe(expected)
}) // prettier-ignore
