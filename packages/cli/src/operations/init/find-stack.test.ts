import { describe, expect, test } from 'vitest'
import { servesHttp } from './find-service.ts'
import { findStack, undrivenRunner } from './find-stack.ts'
import { parseManifest } from './packages/package-manifest.ts'

const find = (manifest: object, paths: string[] = [], serving: string[] = []) =>
  findStack(parseManifest(JSON.stringify(manifest)), paths, [], serving)

describe('the package manager', () => {
  test.each([
    [{}, [], 'npm'],
    [{}, ['package-lock.json'], 'npm'],
    [{}, ['npm-shrinkwrap.json'], 'npm'],
    [{}, ['pnpm-lock.yaml'], 'pnpm'],
    [{}, ['yarn.lock'], 'yarn'],
    [{}, ['bun.lock'], 'bun'],
    [{}, ['bun.lockb'], 'bun'],
    [{}, ['sub/yarn.lock'], 'npm'],
    [{ packageManager: 'yarn@4.1.0' }, ['package-lock.json'], 'yarn'],
    [{ packageManager: 'pnpm@12.0.0+sha512.00' }, [], 'pnpm'],
    [{ packageManager: 'yarnish@1' }, [], 'npm'],
  ])('%j with %j is %s', (manifest, paths, manager) => {
    expect(find(manifest, paths).packageManager).toBe(manager)
  })
})

describe('the runner', () => {
  test.each([
    [{}, 'vitest'],
    [{ devDependencies: { jest: '30' } }, 'jest'],
    [{ devDependencies: { jest: '30', vitest: '5' } }, 'vitest'],
    [{ devDependencies: { jest: '30', vitest: '5' }, scripts: { test: 'jest --ci' } }, 'jest'],
    [{ scripts: { test: 'node --test' } }, 'node:test'],
    [{ scripts: { test: 'node --import x --test test/**' } }, 'node:test'],
    [{ scripts: { test: 'react-scripts test' } }, 'jest'],
    [{ scripts: { test: 'mocha' } }, 'vitest'],
    [{ scripts: { build: 'jest' } }, 'vitest'],
    [{ scripts: { test: 'npm run unit && jest test/jest', unit: 'borp --coverage' } }, 'node:test'],
    [{ scripts: { test: 'npm run unit && borp', unit: 'jest' } }, 'jest'],
  ])('of %j is %s', (manifest, runner) => {
    expect(find(manifest).runner).toBe(runner)
  })
})

test.each([
  [{ test: 'c8 mocha test/*.js' }, 'mocha'],
  [{ test: 'npm run lint && npm run unit', lint: 'eslint .', unit: 'ava' }, 'ava'],
  [{ test: 'npm run node && npm run chrome', node: 'vitest run', chrome: 'karma start' }, null],
  [{ test: 'tsc' }, null],
  [{}, null],
])('of the scripts %j Helix does not drive %s', (scripts, runner) => {
  expect(undrivenRunner(parseManifest(JSON.stringify({ scripts })))).toBe(runner)
})

const preloadOf = (script: string) => find({ scripts: { test: script } }).preload

test('what node:test loads first is kept', () => {
  expect(preloadOf('node --import tsx --import=./setup.js --test test/**')).toEqual(['tsx', './setup.js'])
  expect(preloadOf('node --test')).toBeUndefined()
  expect(preloadOf('node --import tsx node_modules/.bin/vitest')).toBeUndefined()
})

describe('the language', () => {
  test.each([
    [{}, [], false],
    [{}, ['src/a.js'], false],
    [{}, ['tsconfig.json'], true],
    [{}, ['packages/a/tsconfig.build.json'], true],
    [{}, ['src/a.mts'], true],
    [{ devDependencies: { typescript: '7' } }, [], true],
  ])('%j with %j: TypeScript is %s', (manifest, paths, typescript) => {
    expect(find(manifest, paths).typescript).toBe(typescript)
  })
})

describe('the layout', () => {
  test.each([
    [[], 'layered'],
    [['README.md', 'vitest.config.ts', '.prettierrc.js', 'scripts/x.ts', 'test/a.test.ts'], 'layered'],
    [['src/main.ts', 'src/domain/cart.ts', 'src/adapters/http.ts'], 'layered'],
    [['src/domain/cart.ts', 'src/util.ts'], 'flat'],
    [['lib/index.js'], 'flat'],
    [['index.js'], 'flat'],
    [['packages/a/src/b.ts'], 'flat'],
  ])('of %j is %s', (paths, layout) => {
    expect(find({}, paths).layout).toBe(layout)
  })
})

describe('the service', () => {
  test('of a new product runs from its sources', () => {
    expect(find({}).service).toEqual({ run: ['node', 'src/main.js'], ready: '/healthz' })
    expect(find({ devDependencies: { typescript: '7' } }).service).toEqual({
      run: ['node', 'src/main.ts'],
      ready: '/healthz',
    })
  })

  test('is what the script start starts, after a build where it does not run from sources', () => {
    const scripts = { start: 'node dist/main.js', build: 'tsc' }
    expect(find({ scripts }).service).toEqual({
      build: ['npm', 'run', 'build'],
      run: ['node', 'dist/main.js'],
      ready: '/healthz',
    })
    expect(find({ scripts: { ...scripts, start: 'node --enable-source-maps src/main.ts' } }).service).toEqual({
      run: ['node', '--enable-source-maps', 'src/main.ts'],
      ready: '/healthz',
    })
  })

  test('starts through the package manager where the script needs a shell', () => {
    const scripts = { start: 'NODE_ENV=production node dist/main.js' }
    expect(find({ scripts, packageManager: 'pnpm@12' }).service).toEqual({
      run: ['pnpm', 'run', 'start'],
      ready: '/healthz',
    })
  })

  test('of an existing product is taken for one only where it shows', () => {
    expect(find({ scripts: { start: 'vite' } }, ['src/app.js']).service).toBeNull()
    expect(
      find({ dependencies: { fastify: '5' }, scripts: { start: 'node src/app.js' } }, ['src/app.js']).service,
    ).toEqual({
      run: ['node', 'src/app.js'],
      ready: '/',
    })
    const main = ['src/main.mjs', 'src/app.js']
    expect(find({}, main, ['src/app.js']).service).toEqual({ run: ['node', 'src/main.mjs'], ready: '/' })
    expect(find({}, main).service).toBeNull()
    const start = { scripts: { start: 'node src/server.js' } }
    expect(find(start, ['src/server.js'], ['src/server.js']).service).toEqual({
      run: ['node', 'src/server.js'],
      ready: '/',
    })
    expect(find(start, ['src/server.js']).service).toBeNull()
    expect(find({}, ['lib/http.js', 'lib/a.js'], ['lib/http.js']).service).toEqual({
      run: ['node', 'lib/http.js'],
      ready: '/',
    })
    expect(find({}, ['lib/http.js', 'lib/a.js'], ['lib/http.js', 'lib/a.js']).service).toBeNull()
  })
})

test('what package.json makes a command of is no service, unless it serves and is started', () => {
  const command = { bin: { count: 'src/main.js' }, scripts: { start: 'node src/main.js' } }
  expect(find(command).service).toBeNull()
  expect(find(command, ['src/main.js']).service).toBeNull()
  expect(find({ ...command, dependencies: { express: '5' } }, ['src/main.js']).service).toBeNull()
  expect(find({ bin: 'src/main.js' }, ['src/main.js'], ['src/main.js']).service).toBeNull()
  expect(find(command, ['src/main.js'], ['src/main.js']).service).toEqual({
    run: ['node', 'src/main.js'],
    ready: '/healthz',
  })
})

test.each([
  ["import http from 'node:http'\nhttp.createServer(f).listen(80)", true],
  ["const { createServer } = require('http')\nconst s = createServer(f)\ns.listen(process.env.PORT)", true],
  ["import app from './app.js'\napp.listen(3000)", true],
  ['await fastify.listen({ port: 3000 })', true],
  ['Bun.serve({ fetch: f })', true],
  ["import http from 'node:http'\nhttp.get(process.argv[2], (r) => r.pipe(process.stdout))", false],
  ["import net from 'node:net'\nconst server = net.createServer(f)\nserver.listen(7)", false],
  ['history.listen(render)\nbus.listen("x", f)', false],
  ["export const createServer = () => http.createServer(f) // 'http'", false],
])('%j serves HTTP: %s', (text, serves) => {
  expect(servesHttp(text)).toBe(serves)
})

test('every kind of dependency counts as listed', () => {
  const manifest = { dependencies: { b: '1' }, devDependencies: { a: '1' }, optionalDependencies: { c: '1' }, peerDependencies: { d: '1' } } // prettier-ignore
  expect(find(manifest).installed).toEqual(['a', 'b', 'c', 'd'])
})

test('a package.json of another shape is refused with its place', () => {
  expect(() => parseManifest('{')).toThrow(expect.objectContaining({ code: 'init/package-json' }))
  expect(() => parseManifest('{"scripts":{"test":1}}')).toThrow(expect.objectContaining({ code: 'init/package-json' }))
  expect(parseManifest('\uFEFF{"name":"x"}').name).toBe('x')
})
