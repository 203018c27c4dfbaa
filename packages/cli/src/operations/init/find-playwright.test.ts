import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { findPlaywright, testFolder } from './find-playwright.ts'
import { parseManifest } from './packages/package-manifest.ts'

test.each([
  ["export default defineConfig({ testDir: './tests/browser/', use: {} })", 'tests/browser'],
  ['module.exports = {\n  testDir: "tests",\n}', 'tests'],
  ['export default { testDir: `${root}/x` }', 'e2e'],
  ["export default { testDir: '../other' }", 'e2e'],
  ["export default { testDir: './' }", 'e2e'],
  ['export default {}', 'e2e'],
])('of the settings %j the folder is %s', (settings, folder) => {
  expect(testFolder(settings)).toBe(folder)
})

test('only settings at the root of a package that lists Playwright count', async () => {
  const settings = 'playwright.config.mts'
  const repo = aRepo()
  repo.commit('settings', { files: { [settings]: "export default { testDir: 'browser' }" } })
  const listed = parseManifest('{"devDependencies": {"@playwright/test": "1"}}')
  expect(await findPlaywright(repo.root, listed, [settings])).toBe('browser')
  expect(await findPlaywright(repo.root, listed, ['web/playwright.config.ts'])).toBeNull()
  expect(await findPlaywright(repo.root, parseManifest('{}'), [settings])).toBeNull()
})
