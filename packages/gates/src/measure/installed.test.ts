import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { installedPackage, packageVersion, requiredPackage } from './installed.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aFolder(files: Record<string, string> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'helix-installed-')))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

const berry = '__metadata:\n  version: 10\n'

it('a package is found in the folder itself and in those above it, the nearest first, where its link leads', () => {
  const folder = aFolder({
    'node_modules/vitest/package.json': '{"version":"1.0.0"}',
    'packages/a/node_modules/jest/package.json': '{}',
    'store/vite/package.json': '{"version":"29.17.3"}',
  })
  symlinkSync('../store/vite', join(folder, 'node_modules/vite'))
  const inner = join(folder, 'packages/a')
  expect(installedPackage(inner, 'vitest')).toBe(join(folder, 'node_modules/vitest'))
  expect(installedPackage(inner, 'jest')).toBe(join(inner, 'node_modules/jest'))
  expect(installedPackage(inner, 'vite')).toBe(join(folder, 'store/vite'))
  expect(installedPackage(folder, 'jest')).toBeNull()
  expect(packageVersion(join(folder, 'store/vite'))).toBe(29.9)
  expect(packageVersion(join(folder, 'node_modules/vitest'))).toBe(1)
})

it.each([
  ['nothing', {}, 'gates/not-installed'],
  ['yarn of old', { 'yarn.lock': '# yarn lockfile v1\n' }, 'gates/not-installed'],
  ['yarn with node_modules', { 'yarn.lock': berry, '.yarnrc.yml': 'nodeLinker: node-modules\n' }, 'gates/not-installed'],
  ['yarn with the store of pnpm', { 'yarn.lock': berry, '.yarnrc.yml': 'nodeLinker: "pnpm"\n' }, 'gates/not-installed'],
  ['yarn with archives', { 'yarn.lock': berry }, 'gates/plug-and-play'],
  ['yarn with archives by name', { 'yarn.lock': berry, '.yarnrc.yml': 'nodeLinker: pnp\n' }, 'gates/plug-and-play'],
  ['the mark of archives', { '.pnp.cjs': '' }, 'gates/plug-and-play'],
])('a runner that is not there is refused, and with archives of yarn it is said why: %s', (_, files, code) => {
  expect(() => requiredPackage(aFolder(files), 'vitest')).toThrow(expect.objectContaining({ code }))
}) // prettier-ignore
