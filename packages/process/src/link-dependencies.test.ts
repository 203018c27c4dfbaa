import { lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { linkDependencies, runProcess } from './index.ts'

function place(root: string, files: Record<string, string>, links: Record<string, string> = {}): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content, { mode: path.includes('.bin/') ? 0o755 : 0o644 })
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(target, join(root, path))
  }
}

const sources = {
  'package.json': '{"type":"module"}',
  'src/use.js': "export { name } from 'plain'\nexport { where } from '@own/core'\n",
  'packages/core/package.json': '{"name":"@own/core","type":"module","exports":"./index.js"}',
  'packages/core/index.js': 'export const where = import.meta.url',
  'packages/app/package.json': '{}',
}

function aWorkspace(): { from: string; to: string } {
  const [from, to] = [temporaryFolder(), temporaryFolder()]
  place(from, sources)
  place(to, sources)
  place(
    from,
    {
      'node_modules/plain/package.json': '{"type":"module","exports":"./index.js"}',
      'node_modules/plain/index.js': "export const name = 'plain'",
      'node_modules/@scope/tool/package.json': '{}',
      'node_modules/.pnpm/dep@1/node_modules/dep/package.json': '{}',
      'node_modules/.modules.yaml': '',
      'node_modules/.vite/vitest/results.json': '{}',
      'node_modules/.bin/shim': '#!/bin/sh\necho "$(dirname "$0")"\n',
      'packages/gone/node_modules/x/package.json': '{}',
    },
    {
      'node_modules/dep': '.pnpm/dep@1/node_modules/dep',
      'node_modules/@own/core': '../../packages/core',
      'node_modules/broken': 'no/where',
      'node_modules/.bin/tool': '../@scope/tool/package.json',
      'node_modules/.bin/own': '../@own/core/index.js',
      'packages/app/node_modules/dep': '../../../node_modules/.pnpm/dep@1/node_modules/dep',
      'packages/app/node_modules/@own/core': '../../../core',
      'packages/app/node_modules/self': '..',
    },
  )
  return { from, to }
}

test('every package of the snapshot gets its dependencies', async () => {
  const { from, to } = aWorkspace()
  expect(await linkDependencies(from, to)).toEqual(['node_modules', 'packages/app/node_modules'])
  const leadsTo = (path: string): string => realpathSync(join(to, path))
  expect(lstatSync(join(to, 'node_modules')).isSymbolicLink()).toBe(false)
  expect(leadsTo('node_modules/plain')).toBe(join(from, 'node_modules/plain'))
  expect(leadsTo('node_modules/@scope/tool')).toBe(join(from, 'node_modules/@scope/tool'))
  expect(leadsTo('node_modules/dep')).toBe(join(from, 'node_modules/.pnpm/dep@1/node_modules/dep'))
  expect(leadsTo('node_modules/.pnpm')).toBe(join(from, 'node_modules/.pnpm'))
  expect(leadsTo('packages/app/node_modules/dep')).toBe(join(from, 'node_modules/.pnpm/dep@1/node_modules/dep'))
  expect(readlinkSync(join(to, 'node_modules/broken'))).toBe('no/where')
})

test('a package of the workspace is the snapshot\u2019s own', async () => {
  const { from, to } = aWorkspace()
  await linkDependencies(from, to)
  for (const path of ['node_modules/@own/core', 'packages/app/node_modules/@own/core']) {
    expect(readlinkSync(join(to, path)).startsWith('..')).toBe(true)
    expect(realpathSync(join(to, path))).toBe(join(to, 'packages/core'))
  }
  expect(realpathSync(join(to, 'packages/app/node_modules/self'))).toBe(join(to, 'packages/app'))
  expect(realpathSync(join(to, 'node_modules/.bin/own'))).toBe(join(to, 'packages/core/index.js'))
  const script = "import('./src/use.js').then((used) => console.log(used.name, used.where))"
  const { stdout } = await runProcess({ argv: [process.execPath, '-e', script], cwd: to, timeout: 9_000 })
  expect(stdout).toBe(`plain file://${to}/packages/core/index.js\n`)
})

test('programs start what lies beside them', async () => {
  const { from, to } = aWorkspace()
  await linkDependencies(from, to)
  expect(realpathSync(join(to, 'node_modules/.bin/tool'))).toBe(join(from, 'node_modules/@scope/tool/package.json'))
  const { stdout } = await runProcess({ argv: [join(to, 'node_modules/.bin/shim')], cwd: to, timeout: 5_000 })
  expect(stdout).toBe(`${to}/node_modules/.bin\n`)
})

test('caches are not shared', async () => {
  const { from, to } = aWorkspace()
  await linkDependencies(from, to)
  expect(() => lstatSync(join(to, 'node_modules/.vite'))).toThrow('ENOENT')
})

test('what the snapshot has is kept, and doing it again changes nothing', async () => {
  const { from, to } = aWorkspace()
  place(to, { 'node_modules/plain/index.js': 'mine' })
  await linkDependencies(from, to)
  await linkDependencies(from, to)
  expect(readFileSync(join(to, 'node_modules/plain/index.js'), 'utf8')).toBe('mine')
})

test('a repository without dependencies gets none', async () => {
  expect(await linkDependencies(temporaryFolder(), temporaryFolder())).toEqual([])
})
