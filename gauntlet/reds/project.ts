// Projects of failing tests: where their files and packages lie, and what runs them.
import { existsSync } from 'node:fs'
import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '../../packages/core/src/index.ts'
import type { Files, Red } from './case.ts'
import type { Runner } from './shop.ts'

/** Files that a runner needs besides the tests. */
export const settings: Readonly<Record<Runner, Files>> = {
  vitest: {},
  jest: { 'jest.config.js': 'export default { transform: {} }\n' },
  node: {},
  playwright: { 'playwright.config.js': "export default { testDir: 'e2e' }\n" },
  pytest: {},
}
/** Packages that a runner needs. */
export const needed: Readonly<Record<Runner, readonly string[]>> = {
  vitest: ['vitest'],
  jest: ['jest', '@jest', 'expect', 'jest-circus'],
  node: [],
  playwright: ['@playwright'],
  pytest: [],
}
const packages: Readonly<Record<Runner, string | null>> = {
  vitest: 'vitest', jest: 'jest', playwright: '@playwright/test', node: null, pytest: null,
} // prettier-ignore
export const ownModules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** The runners whose packages are in `modules` or in Helix's own node_modules. */
export function runnersIn(modules: string): Runner[] {
  const all: Runner[] = ['vitest', 'jest', 'node', 'playwright', 'pytest']
  return all.filter((runner) => packages[runner] === null || folderOf(packages[runner], modules) !== null)
}

function folderOf(name: string, modules: string): string | null {
  return [modules, ownModules].find((folder) => existsSync(join(folder, name))) ?? null
}

/** Where the test of a case lies. */
export function fileOf({ why, path }: Red, runner: Runner): string {
  const name = why.replaceAll(/\W+/g, runner === 'pytest' ? '_' : '-')
  return path ?? (runner === 'pytest' ? `e2e/test_${name}.py` : `e2e/${name}.test.js`)
}

/** What runs the tests. */
export function commandOf(runner: Runner): Command {
  const files = [runner === 'pytest' ? 'e2e/**/test_*.py' : 'e2e/**/*.test.{js,cjs,ts}']
  return { kind: runner, name: 'e2e', files, quick: false, within: 300_000 }
}

/** Writes files into a folder. */
export async function place(files: Files, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/** Puts packages into a folder; those of a scope come together. */
export async function linkPackages(folder: string, modules: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'node_modules'))
  for (const name of new Set(
    names.filter((name) => !isAbsolute(name)).map((name) => name.replace(/^(@[^/]+)\/.*/, '$1')),
  )) {
    const from = folderOf(name, modules)
    if (from !== null) await symlink(await realpath(join(from, name)), join(folder, 'node_modules', name))
  }
}
