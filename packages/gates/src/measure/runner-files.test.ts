import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { runnerFiles } from './runner-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aFolder(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'helix-runner-files-')))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const needing = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '*'])) })

it('are those of a runner and of the packages that it is made of, also where they lie inside it', () => {
  const vitest = 'node_modules/vitest'
  const folder = aFolder({
    [`${vitest}/package.json`]: needing('@vitest/expect', 'vite', 'magic-string'),
    [`${vitest}/dist/index.js`]: '',
    [`${vitest}/node_modules/@vitest/expect/package.json`]: needing('chai', 'vitest'),
    'node_modules/chai/package.json': '{}',
    'node_modules/chai/index.js': '',
    'node_modules/magic-string/package.json': '{}',
    'node_modules/stripe/package.json': '{}',
    '.venv/lib/python3.12/site-packages/_pytest/__pycache__/runner.pyc': '',
    '.venv/lib/python3.12/site-packages/flask/app.py': '',
  })
  expect(runnerFiles(folder)).toEqual([
    '.venv/lib/python3.12/site-packages/_pytest/__pycache__/runner.pyc',
    'node_modules/chai/index.js',
    'node_modules/chai/package.json',
    `${vitest}/dist/index.js`,
    `${vitest}/node_modules/@vitest/expect/package.json`,
    `${vitest}/package.json`,
  ])
})

it('are none where nothing is installed, or what is lies elsewhere', () => {
  expect(runnerFiles(aFolder({}))).toEqual([])
  const shared = aFolder({ 'vitest/package.json': '{}' })
  const folder = aFolder({ 'node_modules/.keep': '' })
  symlinkSync(join(shared, 'vitest'), join(folder, 'node_modules', 'vitest'))
  expect(runnerFiles(folder)).toEqual([])
})

it('are not the browsers that lie beside a runner', () => {
  const playwright = 'node_modules/@playwright/test'
  const files = { [`${playwright}/package.json`]: needing(), [`${playwright}/.local-browsers/chrome/chrome`]: '' }
  expect(runnerFiles(aFolder(files))).toEqual([`${playwright}/package.json`])
})
