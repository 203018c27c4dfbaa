import type { Stack } from '@helix/playbook'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { testIo } from '../../../testing/test-io.ts'
import { installOf, notBrought, writesIgnored } from './install.ts'
import { nodeOnPath } from './node-on-path.ts'
import { parseManifest } from './package-manifest.ts'

const stack: Stack = {
  packageManager: 'npm', runner: 'vitest', typescript: false, layout: 'layered', service: null, installed: [], signing: 'none', self: true,
} // prettier-ignore
const place = { stack, manifest: parseManifest('{}'), paths: [], node: '24.1.0', ignored: 'node_modules\n' }
const needed = (...packages: string[]) => packages.map((name) => ({ package: name, for: 'a gate' }))

test.each([
  ['^3.2.4', '@vitest/coverage-v8@^3.2.4'],
  ['~4.1.0', '@vitest/coverage-v8@~4.1.0'],
  ['5', '@vitest/coverage-v8@5'],
  ['*', '@vitest/coverage-v8'],
  ['catalog:', '@vitest/coverage-v8'],
  ['>=3 <5', '@vitest/coverage-v8'],
])('beside vitest %s is installed %s', (range, named) => {
  const manifest = parseManifest(JSON.stringify({ devDependencies: { vitest: range } }))
  const command = installOf({ ...place, manifest }, { missing: needed('@vitest/coverage-v8', 'fast-check') })
  expect(command).toBe(`npm install --save-dev ${named} fast-check`)
})

test('a package manager that an old Node would start is started by a new one', () => {
  const installed = (node: string | null) => installOf({ ...place, node }, { missing: needed('vitest') })
  expect(installed('20.20.2')).toBe('npx --yes --package node@24 -- npm install --save-dev vitest')
  expect(installed('22.18.0')).toBe('npm install --save-dev vitest')
  expect(installed(null)).toBe('npm install --save-dev vitest')
  expect(installOf({ ...place, node: '20.20.2' }, { missing: [] })).toBe('npm install')
})

test.each([
  ['', 'echo node_modules >> .gitignore'],
  ['dist\n', 'echo node_modules >> .gitignore'],
  ['dist', String.raw`printf '\nnode_modules\n' >> .gitignore`],
])('where %j is ignored, what is installed is kept out of commits', (ignored, command) => {
  expect(installOf({ ...place, ignored }, { missing: needed('vitest') })).toBe(
    `npm install --save-dev vitest && ${command}`,
  )
})

test.each(['node_modules', '/node_modules/', '**/node_modules\ndist\n'])('%j ignores them', (ignored) => {
  expect(installOf({ ...place, ignored }, { missing: needed('vitest') })).toBe('npm install --save-dev vitest')
})

test('the Node on PATH is asked for its version, and may be missing', async () => {
  const folder = temporaryFolder()
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const io = testIo({ cwd: folder, env: { PATH: bin } })
  expect(await nodeOnPath(io)).toBeNull()
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho v20.20.2\n')
  chmodSync(join(bin, 'node'), 0o755)
  expect(await nodeOnPath(io)).toBe('20.20.2')
  expect(await nodeOnPath(testIo({ cwd: folder }))).toBeNull()
})

test('in Python, what setup brings nobody needs to add; its program is what installs, away from commits', () => {
  const setup = ['sh', '-c', 'python3 -m venv .venv && .venv/bin/python -m pip install -q -e . pytest pytest-cov']
  const missing = notBrought(setup, needed('pytest', 'pytest-cov', 'mypy'))
  expect(missing).toEqual(needed('mypy'))
  const python = { ...stack, packageManager: 'pip' as const, python: { folders: ['src'], requirements: [] } }
  const here = { ...place, stack: python, setup, ignored: '' }
  const line = `sh -c "${setup[2]}"`
  expect(installOf(here, { missing, bySetup: true })).toBe('python3 -m pip install mypy')
  expect(installOf(here, { missing: [], bySetup: true })).toBe(
    String.raw`${line} && printf '.venv\n*.egg-info\n__pycache__\n' >> .gitignore`,
  )
  const all = '.venv/\n*.egg-info/\n__pycache__/\n'
  expect(installOf({ ...here, ignored: all }, { missing: [], bySetup: true })).toBe(line)
  expect(installOf(here, { missing: [] })).toBeNull()
  expect([writesIgnored(here, { missing: [], bySetup: true }), writesIgnored(here, { missing })]).toEqual([true, false])
})
