import type { Command } from '@helix/core'
import { compileGlob, compilePolicy, parsePlaybook, playbookTemplate } from '@helix/playbook'
import { expect, test } from 'vitest'
import { findPython } from './find-python.ts'
import { type FoundStack, findStack } from './find-stack.ts'
import { leftOutTests } from '@helix/gates'
import { parseManifest } from './packages/package-manifest.ts'

const find = (manifest: object, paths: string[], workspaces: string[] = []) =>
  findStack(parseManifest(JSON.stringify(manifest)), paths, workspaces)

const policyOf = (found: FoundStack) =>
  compilePolicy(parsePlaybook(playbookTemplate({ ...found, signing: 'none', self: true }), 'playbook.yml'), {
    digest: '0'.repeat(64),
    signers: [],
  })

test.each([
  ['c8 --100 node --test', {}, 'node:test'],
  ['npm run lint && npm run test:unit', { 'test:unit': 'borp --reporter=x' }, 'node:test'],
  ['pnpm test:all', { 'test:all': 'yarn run unit', unit: 'jest src' }, 'jest'],
  ['npm run a', { a: 'npm test && npm run a' }, 'vitest'],
])('the runner of the script %j is the one that it comes to', (script, others, runner) => {
  expect(find({ scripts: { test: script, ...others } }, ['index.js']).runner).toBe(runner)
})

test('declarations, types of tests and their compiler make a product no TypeScript', () => {
  const declared = ['index.js', 'types/index.d.ts', 'types/index.test-d.ts', 'test/types/tsconfig.json']
  expect(find({ devDependencies: { typescript: '6' } }, declared).typescript).toBe(false)
  expect(find({}, [...declared, 'lib/a.ts']).typescript).toBe(true)
})

const typesWith = (paths: string[]) =>
  policyOf(find({}, ['packages/a/src/a.ts', ...paths], ['packages/*'])).commands['types']

test('without a tsconfig.json at the root nothing checks types there', () => {
  expect(typesWith(['packages/a/tsconfig.json'])).toBeUndefined()
  expect(typesWith(['tsconfig.json'])).toBeDefined()
})

test('a server that only tests need is no service without a script that starts it', () => {
  expect(find({ devDependencies: { express: '5' } }, ['index.js']).service).toBeNull()
})

const member = ['packages/a/src/a.ts', 'packages/a/lib/b.js', 'packages/b/index.ts']
const tests = [
  'packages/a/src/a.test.ts', 'packages/a/test/deep/b.spec.js', 'packages/b/cli.test.ts', 'test/deep/x.test.js', 'app/y.test.tsx',
] // prettier-ignore

test('tests of packages of a workspace, below test and beside sources are taken', () => {
  const paths = [...member, 'app/y.tsx', 'boot.js', ...tests]
  expect(leftOutTests(policyOf(find({}, paths, ['packages/*'])), paths)).toEqual([])
  expect(leftOutTests(policyOf(find({}, ['src/a.ts'])), paths)).toEqual([
    'packages/a/src/a.test.ts', 'packages/a/test/deep/b.spec.js', 'packages/b/cli.test.ts', 'app/y.test.tsx',
  ]) // prettier-ignore
})

test('what is only material of tests is not left out', () => {
  const paths = ['src/a.ts', 'src/fixtures/a.test.ts', 'examples/shop/a.test.js', 'other/fixtures/test_a.py']
  expect(leftOutTests(policyOf(find({}, paths)), paths)).toEqual([])
})

test('a command whose files nobody knows may take every test', () => {
  const { commands, ...policy } = policyOf(find({}, ['src/a.ts']))
  const paths = ['other/a.test.ts']
  expect(leftOutTests({ ...policy, commands }, paths)).toEqual(paths)
  const all: Command = { name: 'all', kind: 'argv', run: ['make', 'test'], report: 'junit', quick: false, within: 1 }
  expect(leftOutTests({ ...policy, commands: { ...commands, all } }, paths)).toEqual([])
})

test('sources of a workspace and of other folders are a layer, and are covered', () => {
  const found = find({}, [...member, 'app/y.tsx', 'boot.js', 'examples/z.js', 'eslint.config.js'], ['packages/*'])
  expect(found.sources).toEqual(['app/**', 'boot.js'])
  expect(policyOf(found).commands['unit']).toMatchObject({
    coverage: ['src/**', 'lib/**', 'packages/*/src/**', 'packages/*/lib/**', 'app/**', 'boot.js'],
  })
})

test('a change of what a package of the workspace needs asks a person', () => {
  const { layers, setup } = policyOf(find({}, member, ['packages/*']))
  expect(layers.find(({ name }) => name === 'dependencies')?.patterns).toContain(compileGlob('packages/*/package.json'))
  expect(setup?.inputs).toContain('packages/*/package.json')
})

test.each([
  'readme.md',
  'README.md',
  'LICENSE',
  'LICENSE.txt',
  'license.md',
  'CONTRIBUTING.md',
  'packages/a/README.md',
])('in a product that exists %s is prose at any time', (path) => {
  const { layers } = policyOf(find({}, member, ['packages/*']))
  const owner = layers.find(({ patterns }) => patterns.some((pattern) => new RegExp(pattern).test(path)))
  expect(owner?.name).toBe('free')
})

test('the folder testing of Python holds tests and no sources', () => {
  const paths = ['src/a.py', 'testing/test_a.py', 'testing/deep/test_b.py']
  const found = findPython(paths, [])
  expect(found.python?.folders).toEqual(['src'])
  expect(leftOutTests(policyOf(found), paths)).toEqual([])
})

test('what is said of several folders of packages is said once', () => {
  const found = find({}, ['apps/b/src/b.ts', ...member], ['packages/*', 'apps/*'])
  expect(policyOf(found).commands['unit']).toMatchObject({
    coverage: ['src/**', 'lib/**', '{packages/*,apps/*}/src/**', '{packages/*,apps/*}/lib/**'],
  })
  const paths = ['packages/a/src/a.test.ts', 'apps/b/test/deep/b.test.ts', 'apps/b/b.test.ts']
  expect(leftOutTests(policyOf(found), paths)).toEqual([])
})

const asked = ['src/a.ts', 'test/unit/a.test.ts']

test('acceptance, integration and property tests are taken below test, tests and in packages', () => {
  const rooms = [
    'e2e',
    'test/e2e',
    'tests/e2e',
    'tests/integration',
    'tests/property',
    'packages/a/test/integration',
    'packages/a/e2e',
  ]
  const paths = [...asked, ...rooms.map((room) => `${room}/deep/x.test.ts`)]
  const policy = policyOf(find({}, paths, ['packages/*']))
  expect(leftOutTests(policy, paths)).toEqual([])
  const takenBy = (path: string) =>
    Object.values(policy.commands).flatMap((command) =>
      'files' in command && command.files.some((glob) => new RegExp(compileGlob(glob)).test(path))
        ? [command.name]
        : [],
    )
  expect(rooms.map((room) => takenBy(`${room}/deep/x.test.ts`))).toEqual([
    ['e2e'], ['e2e'], ['e2e'], ['integration'], ['property'], ['integration'], ['e2e'],
  ]) // prettier-ignore
  const layerOf = (path: string) =>
    policy.layers.find(({ patterns }) => patterns.some((pattern) => new RegExp(pattern).test(path)))?.name
  expect(rooms.map((room) => layerOf(`${room}/page.ts`))).toEqual([
    'e2e', 'e2e', 'e2e', 'infra', 'domain', 'infra', 'e2e',
  ]) // prettier-ignore
})

test('what Playwright drives no other runner takes', () => {
  const { commands } = policyOf({ ...find({ devDependencies: { vitest: '5' } }, asked), playwright: 'tests' })
  const takes = (name: string, path: string) => {
    const command = commands[name]
    return (
      command !== undefined &&
      'files' in command &&
      command.files.some((glob) => new RegExp(compileGlob(glob)).test(path))
    )
  }
  expect(commands['e2e']?.kind).toBe('playwright')
  expect(
    ['tests/shop.spec.ts', 'tests/deep/shop.spec.ts', 'test/shop.spec.ts'].map((path) => takes('e2e', path)),
  ).toEqual([true, true, false])
  expect(
    ['tests/shop.spec.ts', 'tests/deep/shop.spec.ts', 'test/shop.spec.ts'].map((path) => takes('unit', path)),
  ).toEqual([false, false, true])
})

test('a Python repository has its acceptance tests below tests, too', () => {
  const paths = ['shop/a.py', 'tests/test_a.py', 'tests/e2e/test_buy.py']
  expect(leftOutTests(policyOf(findPython(paths, [])), paths)).toEqual([])
})
